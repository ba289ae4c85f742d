import {
  ArrowUpRight,
  AtSign,
  BadgeCheck,
  Calendar,
  CircleDot,
  CircleUser,
  Clock,
  Hash,
  Link2,
  List,
  type LucideIcon,
  Map as MapIcon,
  MousePointerClick,
  Paperclip,
  Phone,
  Search,
  Sigma,
  SquareCheck,
  Tag,
  Text,
  Type,
} from "lucide-react"

const icons: Record<string, LucideIcon> = {
  title: Type,
  rich_text: Text,
  number: Hash,
  select: CircleDot,
  multi_select: List,
  status: CircleDot,
  date: Calendar,
  people: CircleUser,
  files: Paperclip,
  checkbox: SquareCheck,
  url: Link2,
  email: AtSign,
  phone_number: Phone,
  formula: Sigma,
  relation: ArrowUpRight,
  rollup: Search,
  created_time: Clock,
  last_edited_time: Clock,
  created_by: CircleUser,
  last_edited_by: CircleUser,
  button: MousePointerClick,
  unique_id: Hash,
  verification: BadgeCheck,
  place: MapIcon,
}

/** The sign of a property type. */
export function PropertyIcon({ type }: { type: string }) {
  const Icon = icons[type] ?? Tag
  return <Icon size={14} strokeWidth={1.5} aria-hidden="true" />
}

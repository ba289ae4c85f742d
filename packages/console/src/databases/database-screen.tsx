export default function DatabaseScreen({ id }: { id: string }) {
  return <p>{id}</p>
}

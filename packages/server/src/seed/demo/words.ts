export const people = [
  ["Ada Quill", "Designer", "ada@example.com"],
  ["Ben Oarsman", "Sailor", "ben@example.com"],
  ["Chidi Okafor", "Maker", "chidi@example.com"],
  ["Dana Fold", "Maker", "dana@example.com"],
  ["Elif Deniz", "Customer", "elif@example.com"],
  ["Farid Nassar", "Customer", "farid@example.com"],
  ["Grete Lund", "Sailor", "grete@example.com"],
  ["Hana Mori", "Designer", "hana@example.com"],
] as const

export const projects = [
  ["Regatta on the duck pond", "In progress", 1200, 0.45],
  ["A boat that survives rain", "In progress", 800, 0.3],
  ["Lantern fleet", "Not started", 2400, 0],
  ["The two-metre liner", "Not started", 5200, 0.05],
  ["Recycled newspaper line", "Done", 650, 1],
  ["Workshop for schools", "In progress", 900, 0.6],
] as const

export const verbs = [
  "Fold",
  "Test",
  "Paint",
  "Order",
  "Measure",
  "Photograph",
  "Repair",
  "Launch",
  "Write up",
  "Sketch",
]

export const things = [
  "the bow",
  "a waxed hull",
  "the mainsail",
  "forty lanterns",
  "the keel",
  "the paper stock",
  "the christening flag",
  "a second mast",
  "the harbour map",
  "the rain tank",
  "the instruction sheet",
  "the pennants",
]

export const statuses = ["Backlog", "In Progress", "In Progress", "Completed", "Completed"]

export const tags = ["hull", "sail", "paint", "paper", "trial"]

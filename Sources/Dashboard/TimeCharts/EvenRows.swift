/// How many of `most` rows a chart takes so that its numbers can be evenly spaced.
///
/// Up to a quarter of the rows stay free where only then more numbers than the two at the ends of the axis
/// are among the `ticks` of so many rows; two of them in a chart of 16 rows and more.
func evenRows(atMost most: Int, ticks: (Int) -> Int) -> Int {
  let choices = (0...max(0, most / 4)).map { (rows: most - $0, ticks: ticks(most - $0)) }
  for wanted in most < 16 ? [3] : [4, 3] {
    if let choice = choices.first(where: { $0.ticks >= wanted }) { return choice.rows }
  }
  return most
}

import Drawing

extension Film {
  /// The film as an SVG picture that moves by CSS alone, for ever, with a pause on the last frame.
  ///
  /// On top of the first frame lie the changes of every other one, which are hidden until its time
  /// comes. Where nothing moves, for want of CSS or by the reader's wish, all of them are seen, and
  /// that is the last frame.
  package var svg: String {
    let numbers = 1...max(1, changes.count)
    let rules = zip(numbers, changes).map { number, _ in
      let share = fixed(100 * time(of: number) / duration, 3)
      return """
        @keyframes f\(number){0%{visibility:hidden}\(share)%,to{visibility:visible}}
        #f\(number){animation-name:f\(number)}

        """
    }
    let style = """
      <style>
      .f{animation:\(fixed(duration, 3))s step-end infinite}
      \(rules.joined())@media (prefers-reduced-motion:reduce){.f{animation:none!important}}
      </style>

      """
    let groups = zip(numbers, changes).map { number, stretches in
      "<g class=\"f\" id=\"f\(number)\">\n\(Self.drawing(of: stretches))</g>\n"
    }
    return SVG.picture(first.size, style + SVG.rows(of: first) + groups.joined())
  }

  /// Cells, each on a ground that hides what is below it.
  private static func drawing(of stretches: [Stretch]) -> String {
    guard !stretches.isEmpty else { return "" }
    let grounds = stretches.map { stretch in
      let place = CellShape(x: stretch.x, y: stretch.y)
      let width = stretch.cells.count * CellShape.width
      return "M\(place.left) \(place.top)h\(width)v\(CellShape.height)h\(-width)z"
    }
    return "<path fill=\"\(Color.ground)\" d=\"\(grounds.joined())\"/>\n"
      + stretches.map { SVG.cells($0.cells, x: $0.x, y: $0.y) }.joined()
  }
}

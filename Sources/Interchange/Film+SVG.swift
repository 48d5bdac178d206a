package import Drawing

extension Film {
  /// The film as an SVG picture that moves by CSS alone, for ever, with a pause on the last frame.
  ///
  /// On top of the first frame lie the changes of every other one, which are hidden until its time
  /// comes. Where nothing moves, for want of CSS or by the reader's wish, all of them are seen, and
  /// that is the last frame.
  package func svg(_ theme: Theme = .dark) -> String {
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
      "<g class=\"f\" id=\"f\(number)\">\n\(Self.drawing(of: stretches, theme))</g>\n"
    }
    return SVG.picture(
      first.size, theme, style + CellDrawing(first, theme).elements + groups.joined())
  }

  /// Cells, each on a ground that hides what is below it.
  private static func drawing(of stretches: [Stretch], _ theme: Theme) -> String {
    var drawing = CellDrawing(theme, hides: true)
    for stretch in stretches {
      for (place, cell) in stretch.cells.enumerated() {
        drawing.add(cell, x: stretch.x + place, y: stretch.y)
      }
    }
    return drawing.elements
  }
}

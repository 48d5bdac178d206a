import Drawing

extension Dashboard {
  /// Where the view is drawn, and beside it or below it the panel of the help or of a lesson, if one
  /// is open: between the header and the footer.
  static func layout(_ state: ViewState) -> (view: Rect, panel: Rect?) {
    let rest = Rect(x: 0, y: 2, width: state.size.width, height: max(0, state.size.height - 3))
    switch state.help {
    case .legend: return split(rest)
    case .pages: return (rest, nil)
    case nil: break
    }
    guard state.lecture != nil else { return (rest, nil) }
    guard state.hidesLecture else { return split(rest) }
    let (view, line) = rest.splitTop(rest.height - 1)
    return (view, line)
  }

  /// A panel of 40 to 52 columns at the right where that leaves the view 70 or more, else one of 6 to
  /// 10 rows at the bottom.
  private static func split(_ rect: Rect) -> (view: Rect, panel: Rect?) {
    if rect.width >= 110 {
      let (view, panel) = rect.splitLeft(rect.width - min(52, max(40, rect.width / 3)))
      return (view, panel)
    }
    let (view, panel) = rect.splitTop(rect.height - min(10, max(6, rect.height * 2 / 5)))
    return (view, panel)
  }
}

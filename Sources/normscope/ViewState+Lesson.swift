import Dashboard
import Drawing
import Lessons

extension ViewState {
  /// What is shown in the beginning: `view`, or else that of a lesson if one is given.
  init(size: Size, view: View?, lesson: Lesson?) {
    self.init(size: size)
    lessons = Lesson.all.map(\.title)
    self.lesson = lesson?.index
    self.view = view ?? lesson.flatMap { View(name: $0.view) } ?? .histograms
    layer = lesson?.layer(at: 0) ?? 0
  }
}

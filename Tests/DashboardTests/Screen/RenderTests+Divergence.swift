import Dashboard
import Drawing
import Telemetry
import Testing

/// What is shown of a network that has diverged.
extension RenderTests {
  @Test func divergenceIsSaidAndDoesNotHideTheTwin() {
    let wild = [Sample.layer(spread: 1e20), Sample.layer(spread: 1e20), Sample.layer(spread: 1e20)]
    let diverged = Sample.network(divergedAt: 41, layers: wild)
    let pair = Sample.snapshot([diverged, Sample.network(normalization: .batch)])
    let text = lines(pair).joined(separator: "\n")
    #expect(text.contains("diverged at step 41"))
    #expect(text.contains("−6"))
    let alone = lines(Sample.snapshot([diverged])).joined(separator: "\n")
    #expect(alone.contains("■ diverged"))
    for word in ["nan", "inf"] { #expect(!alone.lowercased().contains(word + " ")) }
  }

  @Test(arguments: [View.histograms, .percentiles, .gradients, .units])
  func theLastFinitePictureIsDimmed(view: View) {
    let diverged = Sample.network(divergedAt: 41)
    func colors(_ networks: [NetworkSnapshot], _ columns: Range<Int>, past: Bool = false)
      -> Set<Color>
    {
      var state = ViewState(size: Size(width: 160, height: 40))
      (state.view, state.step) = (view, past ? 20 : nil)
      let sample = Sample.snapshot(networks)
      let snapshot = Snapshot(
        run: sample.run, status: sample.status, query: state.query, networks: networks)
      let canvas = Dashboard.render(snapshot, state).canvas
      return Set(
        (3..<36).flatMap { y in
          columns.flatMap { x in
            [canvas[x, y].style.foreground, canvas[x, y].style.background].compactMap { $0 }
          }
        })
    }
    let twins = [diverged, Sample.network(normalization: .batch)]
    #expect(colors(twins, 1..<79).count == 1)
    #expect(colors(twins, 81..<159).count > 1)
    #expect(colors(twins, 1..<79, past: true).count > 1)
  }

  @Test func divergenceIsToldWithTheKeysThatHelp() {
    let diverged = [Sample.network(divergedAt: 41), Sample.network(normalization: .batch)]
    func heading(_ width: Int, playback: Playback? = nil, _ view: View = .histograms) -> String {
      var state = ViewState(size: Size(width: width, height: 40))
      state.view = view
      let sample = Sample.snapshot(diverged)
      let status = Status(isRunning: true, pace: .unlimited, playback: playback)
      return Dashboard.render(
        Snapshot(run: sample.run, status: status, networks: diverged), state
      ).lines.joined(separator: "\n")
    }
    let full =
      "plain  diverged at step 41: a number was no longer finite; - lowers the rate, then r restarts"
    #expect(heading(240).contains(full))
    #expect(heading(240, .shift).contains("diverged at step 41: - lowers the rate, r restarts"))
    #expect(heading(80).contains("plain  diverged at step 41"))
    // Neither key is taken while a recording is played.
    let played = heading(240, playback: Playback(made: 1, total: 2))
    #expect(played.contains("diverged at step 41: a number was no longer finite "))
    #expect(!played.contains("lowers the rate"))
  }
}

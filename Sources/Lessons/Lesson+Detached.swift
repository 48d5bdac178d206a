import NeuralNet
import Telemetry
import Training

extension Lesson {
  /// 7: statistics that the gradient does not know of.
  static let detached = Lesson(
    id: "detached", title: "Gradient descent must see it",
    claim:
      "Statistics that the gradient takes for constants make parameters grow without end, and the "
      + "loss does not fall.",
    source: "Ioffe & Szegedy 2015, section 2",
    configuration: .lesson {
      $0.rate = 1
      $0.normalization = .detached
      $0.twin = .batch
    },
    compares: true, view: "gradients", pace: 120, script: [], steps: 1500,
    notes: [
      Note(
        step: 0,
        text:
          "Both networks normalize each unit over the batch. Left, the gradient takes μ and σ for "
          + "constants; right, batch norm, it goes through them."),
      Note(
        step: 200,
        text:
          "Left, b grows: each step moves it the same way, and subtracting μ undoes the effect. "
          + "Compare ‖b‖ and ‖W‖ beside each layer; o saves them as CSV."),
      Note(
        step: 800,
        text: "Press 8: the left loss goes up and down and does not fall. Right, ‖b‖ is 0 to "
          + "rounding: b is redundant before batch norm, and its gradient is 0."),
    ],
    keys: "8 shows the loss, n goes on to other normalizations, - lowers the rate",
    question: "With the mean alone detached, x − E[x], what does a step on b change in the output?",
    answer:
      "Nothing: b is in x and in E[x] alike and cancels. The gradient takes E[x] for a "
      + "constant and does not know that, so b is moved again at the next step, the same "
      + "way, without end.",
    outcome: { evidence in
      guard let (detached, batch) = evidence.twins, let early = detached.seen(at: 500),
        let then = early.layers.first?.parameters,
        let now = detached.current.layers.first?.parameters,
        let other = batch.current.layers.first?.parameters
      else { return .incomplete }
      let losses = (
        detached.mean(after: 1000, { $0[.trainLoss] }), batch.mean(after: 1000, { $0[.trainLoss] })
      )
      return Outcome(
        [
          ("detached bias norm at 500", then.bias), ("detached bias norm", now.bias),
          ("detached weight norm at 500", then.weights), ("detached weight norm", now.weights),
          ("detached loss", losses.0), ("batch bias norm", other.bias),
          ("batch weight norm", other.weights), ("batch loss", losses.1),
        ],
        words: "From step 500 to the end ‖b‖ of layer 1 grew from \(number(then.bias)) to "
          + "\(number(now.bias)) and ‖W‖ from \(number(then.weights)) to \(number(now.weights)), at a "
          + "mean training loss of \(number(losses.0)) since step 1,000. With batch norm ‖b‖ is "
          + "\(number(other.bias)), ‖W‖ \(number(other.weights)) and that loss \(number(losses.1)).",
        holds: now.bias > 1.2 * then.bias && now.weights > 1.2 * then.weights
          && losses.0 > 5 * losses.1 && losses.0 > 1.5 && other.bias < 0.01)
    },
    caveat:
      "At learning rate 0.1 the detached network learns, only more slowly, while b grows: the "
      + "blow-up needs a rate that batch norm bears.")
}

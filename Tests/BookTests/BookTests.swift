import Book
import Foundation
import Testing

/// The pages of a book.
@Suite struct BookTests {
  private func book() -> Book {
    var book = Book()
    for (number, id) in [(2, "snap"), (5, "start")] {
      var chapter = Book.Chapter()
      (chapter.id, chapter.number, chapter.title) = (id, number, "On <\(id)> & more")
      (chapter.claim, chapter.source) = ("A claim “of” \(id).", "Someone 2015")
      (chapter.settings, chapter.keys) = (["batch 60", "W < 1"], "b, c")
      (chapter.question, chapter.answer, chapter.caveat) = ("Why \(id)?", "So \(id).", "But \(id).")
      (chapter.words, chapter.seeds, chapter.passes) = ("It was 0.5.", 3, number == 2 ? 3 : 1)
      chapter.pictures = [
        Book.Picture(
          file: "\(id)-0.svg", svg: "<svg>\(id)</svg>", alternative: "drift 0.1, \"so\"",
          text: "Step 0.")
      ]
      chapter.measures = [
        Book.Measure(name: "drift", mean: "0.1", deviation: "0.02", range: "0.05 to 0.2")
      ]
      book.chapters.append(chapter)
    }
    book.chapters[1].contradicts = true
    book.chapters[0].film = Book.Picture(
      file: "snap-film.svg", svg: "<svg/>", alternative: "A film", text: "Steps 1 to 2")
    book.glossary = [Book.Terms("1 Histograms", [Book.Term("σ", "how wide")])]
    book.sources = [Book.Term("Ioffe 2015", "Batch Normalization")]
    book.misconceptions = [Book.Term("any rate", "higher ones, not any")]
    book.version = "normscope 9"
    return book
  }

  private func text(_ name: String, of book: Book) throws -> String {
    try #require(try book.files().first { $0.name == name }?.text)
  }

  @Test func everyFileIsThereAndNamedOnce() throws {
    let names = try book().files().map(\.name)
    #expect(
      Set(names) == [
        "index.html", "glossary.html", "sources.html", "style.css", "snap.html", "start.html",
        "snap-0.svg", "start-0.svg", "snap-film.svg",
      ])
    #expect(Set(names).count == names.count)
    var whole = book()
    whole.figure = Book.Figure(
      picture: Book.Picture(file: "figure1.svg", svg: "<svg/>", alternative: "97 %", text: "a, b"),
      caption: "The caption", reservation: "But", rows: [["final", "96 %", "97 %"]])
    let figure = try text("figure1.html", of: whole)
    #expect(figure.contains("<img src=\"figure1.svg\" alt=\"97 %\">"))
    #expect(figure.contains("<th scope=\"row\">final</th><td>96 %</td><td>97 %</td>"))
    #expect(try text("index.html", of: whole).contains("href=\"figure1.html\""))
    #expect(try !text("index.html", of: book()).contains("href=\"figure1.html\""))
  }

  /// All that links lead to is there, and all that pictures and styles name.
  @Test func linksLeadSomewhere() throws {
    let files = try book().files()
    let names = Set(files.map(\.name))
    for file in files where file.name.hasSuffix(".html") {
      for match in file.text.matches(of: /(?:href|src)="(?<place>[^"#]+)"/) {
        #expect(names.contains(String(match.output.place)), "\(file.name): \(match.output.place)")
      }
      #expect(!file.text.contains("<script") && !file.text.contains("http"))
    }
  }

  @Test func aChapterSaysAllAndEscapesIt() throws {
    let page = try text("snap.html", of: book())
    for words in [
      "<h1>2. On &lt;snap&gt; &amp; more</h1>", "A claim “of” snap.", "<li>W &lt; 1</li>",
      "normscope lesson snap", "alt=\"drift 0.1, &quot;so&quot;\"",
      "<summary>Answer</summary><p>So snap.",
      "Seed 1: It was 0.5.", "<td>0.05 to 0.2</td>", "the claim is borne out from all 3 seeds",
      "But snap.",
      "snap-film.svg", "rel=\"next\" href=\"start.html\"",
      "normscope lesson snap --check --seeds 20",
    ] { #expect(page.contains(words), "\(words) in \(page)") }
    #expect(!page.contains("rel=\"prev\"") && !page.contains("{{"))
    let last = try text("start.html", of: book())
    #expect(
      last.contains("the claim is contradicted from 1 of 3 seeds") && last.contains("rel=\"prev\""))
    #expect(!last.contains("rel=\"next\"") && !last.contains("film"))
    #expect(try text("glossary.html", of: book()).contains("<dt>σ</dt><dd>how wide</dd>"))
    #expect(try text("sources.html", of: book()).contains("Batch Normalization"))
  }

  @Test func headingsGoDownOneByOneAndEveryPictureIsTold() throws {
    for file in try book().files() where file.name.hasSuffix(".html") {
      let levels = file.text.matches(of: /<h(?<level>[1-6])/).compactMap { Int($0.output.level) }
      #expect(levels.first == 1 && levels.count { $0 == 1 } == 1, "\(file.name)")
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(file.name)")
      #expect(file.text.contains("<html lang=\"en\"") && file.text.contains("<title>"))
      for match in file.text.matches(of: /<img[^>]*>/) {
        #expect(match.output.contains(/alt="[^"]+"/), "\(match.output)")
      }
    }
  }

  @Test func aThemeIsThatOfThePages() throws {
    var dark = book()
    dark.isDark = true
    #expect(try text("index.html", of: dark).contains("class=\"dark\""))
    #expect(try !text("index.html", of: book()).contains("class=\"dark\""))
  }

  /// Text stands out from its ground by 4.5 to 1 at least [WCAG 2.2, 1.4.3].
  @Test(arguments: [":root", ".dark"]) func textCanBeRead(theme: String) throws {
    let style = try text("style.css", of: book())
    let rule = try #require(style.split(separator: "\n").first { $0.hasPrefix("\(theme) {") })
    var colors: [String: Double] = [:]
    for match in rule.matches(of: /--(?<name>[a-z]+): #(?<hex>[0-9a-f]{6})/) {
      let number = try #require(Int(match.output.hex, radix: 16))
      let parts = [16, 8, 0].map { Double(number >> $0 & 0xff) / 255 }
      let linear = parts.map { part in
        part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      colors[String(match.output.name)] =
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
    for text in ["ink", "soft", "link"] {
      for ground in ["ground", "mark"] {
        let (a, b) = (try #require(colors[text]), try #require(colors[ground]))
        #expect((max(a, b) + 0.05) / (min(a, b) + 0.05) >= 4.5, "\(text) on \(ground)")
      }
    }
  }
}

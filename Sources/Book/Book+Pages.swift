import Mustache

extension Book {
  /// A file of the site.
  package struct File: Sendable {
    /// The name, without a folder.
    package let name: String
    /// The text, in UTF-8.
    package let text: String
  }

  /// All files: pages, pictures and the style, which need no script and nothing from elsewhere.
  ///
  /// The same book makes the same bytes.
  package func files() throws -> [File] {
    let library = try Self.templates()
    func page(_ name: String, _ template: String, title: String, _ content: Any) -> File {
      let whole: [String: Any] = [
        "title": title, "content": content, "dark": isDark, "version": version,
        "chapters": chapters.map { ["id": $0.id, "number": $0.number, "title": $0.title] },
        "figure": figure != nil,
      ]
      return File(
        name: "\(name).html", text: library.render(whole, withTemplate: template) ?? "")
    }
    var files = [
      page(
        "index", "index", title: "Batch normalization, seen and measured",
        [
          "chapters": chapters.map { chapter in
            [
              "id": chapter.id, "number": chapter.number, "title": chapter.title,
              "claim": chapter.claim, "verdict": chapter.verdict,
            ] as [String: Any]
          }, "seed": seed, "misconceptions": misconceptions,
        ] as [String: Any]),
      page("glossary", "glossary", title: "Glossary", ["subjects": glossary]),
      page("sources", "sources", title: "Sources", ["sources": sources]),
      File(name: "style.css", text: Self.text(PackageResources.style_css)),
    ]
    for (place, chapter) in chapters.enumerated() {
      let neighbours = (
        place > 0 ? chapters[place - 1] : nil,
        place + 1 < chapters.count ? chapters[place + 1] : nil
      )
      files.append(
        page(
          chapter.id, "chapter", title: "\(chapter.number). \(chapter.title)",
          chapter.content(previous: neighbours.0, next: neighbours.1, seed: seed)))
      files += (chapter.pictures + [chapter.film].compactMap(\.self)).map {
        File(name: $0.file, text: $0.svg)
      }
    }
    if let figure {
      let rows = figure.rows.map { ["name": $0[0], "plain": $0[1], "batch": $0[2]] }
      files.append(
        page(
          "figure1", "figure", title: "Figure 1 of the paper",
          [
            "picture": figure.picture, "caption": figure.caption,
            "reservation": figure.reservation, "rows": rows,
          ] as [String: Any]))
      files.append(File(name: figure.picture.file, text: figure.picture.svg))
    }
    return files
  }

  private static func templates() throws -> MustacheLibrary {
    MustacheLibrary(
      templates: [
        "page": try MustacheTemplate(string: text(PackageResources.page_mustache)),
        "index": try MustacheTemplate(string: text(PackageResources.index_mustache)),
        "chapter": try MustacheTemplate(string: text(PackageResources.chapter_mustache)),
        "picture": try MustacheTemplate(string: text(PackageResources.picture_mustache)),
        "figure": try MustacheTemplate(string: text(PackageResources.figure_mustache)),
        "glossary": try MustacheTemplate(string: text(PackageResources.glossary_mustache)),
        "sources": try MustacheTemplate(string: text(PackageResources.sources_mustache)),
      ])
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension Book.Chapter {
  /// From how many seeds the claim was borne out, or contradicted, in words.
  fileprivate var verdict: String {
    (contradicts ? "contradicted" : "borne out")
      + (passes == seeds ? " from all \(seeds) seeds" : " from \(passes) of \(seeds) seeds")
  }

  /// What the page is made of.
  fileprivate func content(previous: Book.Chapter?, next: Book.Chapter?, seed: UInt64)
    -> [String: Any]
  {
    var content: [String: Any] = [
      "id": id, "claim": claim, "source": source, "settings": settings, "pictures": pictures,
      "keys": keys, "question": question, "answer": answer, "caveat": caveat, "words": words,
      "measures": measures, "verdict": verdict, "seed": seed,
    ]
    content["film"] = film
    content["previous"] = previous.map { ["id": $0.id, "title": "\($0.number). \($0.title)"] }
    content["next"] = next.map { ["id": $0.id, "title": "\($0.number). \($0.title)"] }
    return content
  }
}

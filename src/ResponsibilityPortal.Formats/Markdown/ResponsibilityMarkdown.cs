using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Markdown;

/// <summary>
/// Writes the answer of one responsibility as Markdown: the answer to cite first, then what each party does, and its sources.
/// </summary>
public static class ResponsibilityMarkdown
{
    /// <param name="models">The hosting models that the answer is for.</param>
    /// <param name="deployment">What the reader runs; null when that is not known.</param>
    /// <param name="source">The source of the answer in words.</param>
    /// <param name="addressOf">Returns the pinned address of a row by its slug.</param>
    public static string Of(
        PublishedMatrix published,
        MatrixRow row,
        ValueList<HostingModel> models,
        Deployment? deployment,
        string source,
        Func<string, string> addressOf
    )
    {
        var (matrix, responsibility) = (published.Matrix, row.Responsibility);
        var address = addressOf(responsibility.Slug);
        List<string> blocks =
        [
            $"# {MarkdownText.OnOneLine(responsibility.Title)}",
            .. Answer
                .Of(matrix, responsibility, models, deployment)
                .Select(answer => $"**{MarkdownText.OnOneLine(answer.Subject)}:** {MarkdownText.Of(answer.Sentences)}"),
            $"Source: {MarkdownText.OnOneLine(source)}: <{address}>",
        ];
        Add(blocks, null, responsibility.Description is { } description ? [MarkdownText.Of(description)] : []);
        Add(blocks, null, responsibility.Note is { } note ? [MarkdownText.Of(note)] : []);
        foreach (var model in models)
        {
            blocks.AddRange(In(matrix, model, responsibility.In(model.Slug)));
        }

        AddList(
            blocks,
            "Related controls",
            responsibility.Controls.Select(mapping =>
                $"{MarkdownText.OnOneLine(Wording.Framework(matrix.Frameworks.First(framework => framework.Slug == mapping.Framework)))}: "
                + MarkdownText.OnOneLine(string.Join(", ", mapping.Identifiers))
            )
        );
        AddList(
            blocks,
            "Sources",
            responsibility
                .Sources.Select(slug => matrix.Sources.First(known => known.Slug == slug))
                .Select(known =>
                    MarkdownText.Link(known.Title, known.Url) + (known.CheckedOn is { } day ? $" (checked on {Wording.Day(day)})" : "")
                )
        );
        AddList(
            blocks,
            "Related responsibilities",
            responsibility.Related.Select(slug =>
                MarkdownText.Link(published.Index.FindRow(slug)!.Responsibility.Title, addressOf(slug))
            )
        );
        return new StringBuilder().AppendJoin("\n\n", blocks).Append('\n').ToString();
    }

    /// <summary>Returns what each party does in one hosting model.</summary>
    private static IEnumerable<string> In(Matrix matrix, HostingModel model, Assignment? cell)
    {
        yield return $"## {MarkdownText.OnOneLine(model.Name)}";
        var isOpen = cell is not { IsAssessed: true, NotApplicable: null };
        if (isOpen)
        {
            yield return $"{MarkdownText.OnOneLine(AssignmentSentence.OfCell(matrix, cell))}.";
        }

        if (cell is not null && (!isOpen || matrix.Parties.Any(party => PartText.IsSaid(cell, party.Slug))))
        {
            yield return string.Join(
                '\n',
                from party in matrix.Parties
                where model.Parties.Contains(party.Slug) && (!isOpen || PartText.IsSaid(cell, party.Slug))
                orderby cell.PartOf(party.Slug) descending
                select $"- {PartText.Of(cell, party.Slug, MarkdownText.OnOneLine(party.Name), isStrong: false)}"
            );
        }

        if (cell?.Sources is { Count: > 0 } sources)
        {
            var links = sources
                .Select(slug => matrix.Sources.First(known => known.Slug == slug))
                .Select(known => MarkdownText.Link(known.Title, known.Url));
            yield return $"Sources: {string.Join(", ", links)}";
        }

        if (model.Note is { } note)
        {
            yield return $"Note on {MarkdownText.OnOneLine(model.Name)}: {MarkdownText.Of(note)}";
        }

        if (cell?.Basis is { } basis)
        {
            yield return $"Basis: {Wording.Basis(basis)}.";
        }
    }

    private static void AddList(List<string> blocks, string heading, IEnumerable<string> items)
    {
        var lines = items.Select(item => $"- {item}").ToList();
        Add(blocks, heading, lines.Count == 0 ? [] : [string.Join('\n', lines)]);
    }

    /// <summary>Adds a section, unless it is empty.</summary>
    private static void Add(List<string> blocks, string? heading, ReadOnlySpan<string> content)
    {
        if (content.Length > 0)
        {
            blocks.AddRange(heading is null ? [] : [$"## {heading}"]);
            blocks.AddRange(content.ToArray());
        }
    }
}

namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>Lists every text that users wrote into a matrix, in its order.</summary>
public static class PlacedTexts
{
    public static IEnumerable<PlacedText> Of(Matrix matrix) =>
        OfMatrix(matrix).Concat(matrix.Responsibilities.SelectMany(row => Of(matrix, row)));

    private static IEnumerable<PlacedText> OfMatrix(Matrix matrix) =>
        [
            .. All("the title of the matrix", matrix.Title),
            .. All("the issuer", matrix.Issuer),
            .. All("the summary", matrix.Summary),
            .. All("the guidance", matrix.Guidance),
            .. All("the contact", matrix.Contact),
            .. All("the disclaimer", matrix.Disclaimer),
            .. All("the note on frameworks", matrix.FrameworkNote),
            .. All("the word for a column", matrix.ColumnKind.Singular),
            .. All("the word for several columns", matrix.ColumnKind.Plural),
            .. matrix.Parties.SelectMany(party =>
                All($"the party {Quoted(party.Name)}", [party.Name, party.Description, .. party.Examples])
            ),
            .. matrix.HostingModels.SelectMany(model =>
                All(
                    $"the {matrix.ColumnKind.Singular} {Quoted(model.Name)}",
                    [model.Name, model.Label, model.Definition, model.BasisNote, model.Note, .. model.Products, .. model.Aliases]
                )
            ),
            .. matrix.Deployments.SelectMany(deployment =>
                All($"the deployment {Quoted(deployment.Name)}", deployment.Name, deployment.Note)
            ),
            .. matrix.Frameworks.SelectMany(framework =>
                All($"the framework {Quoted(framework.Name)}", framework.Name, framework.Version, framework.Note)
            ),
            .. matrix.Sources.SelectMany(source => All($"the source {Quoted(source.Title)}", source.Title, source.Url)),
            .. matrix.Statements.SelectMany(statement => All($"the statement {Quoted(statement.Slug)}", statement.Text)),
            .. matrix.Synonyms.SelectMany(group => All($"the synonyms {Quoted(group.InWords)}", [.. group.Terms])),
            .. matrix.Domains.SelectMany(domain => All($"the domain {Quoted(domain.Name)}", domain.Name, domain.Description)),
        ];

    private static IEnumerable<PlacedText> Of(Matrix matrix, Responsibility row)
    {
        var owner = $"of {Quoted(row.Title)}";
        IEnumerable<PlacedText> own =
        [
            .. All("the title", row.Title),
            .. All("the description", row.Description),
            .. All("the note", row.Note),
            .. All("a keyword", [.. row.Keywords]),
            .. All("a control identifier", [.. row.Controls.SelectMany(mapping => mapping.Identifiers)]),
        ];
        var notes =
            from cell in row.Assignments
            from note in cell.Notes
            select new PlacedText(
                $"the note of {NameOf(matrix, note.Party)}",
                note.Text,
                $"in {ModelNameOf(matrix, cell.HostingModel)} {owner}"
            )
            {
                HostingModel = cell.HostingModel,
            };
        var reasons = row.Assignments.SelectMany(cell =>
            All("the reason for “not applicable”", cell.NotApplicable)
                .Select(text =>
                    text with
                    {
                        Owner = $"in {ModelNameOf(matrix, cell.HostingModel)} {owner}",
                        HostingModel = cell.HostingModel,
                    }
                )
        );
        return own.Select(text => text with { Owner = owner })
            .Concat(notes)
            .Concat(reasons)
            .Select(text => text with { Responsibility = row.Slug });
    }

    private static IEnumerable<PlacedText> All(string part, params string?[] texts) =>
        texts.OfType<string>().Select(text => new PlacedText(part, text));

    private static string NameOf(Matrix matrix, string party) => matrix.Parties.FirstOrDefault(known => known.Slug == party)?.Name ?? party;

    private static string ModelNameOf(Matrix matrix, string model) =>
        matrix.HostingModels.FirstOrDefault(known => known.Slug == model)?.Name ?? model;

    private static string Quoted(string name) => $"“{name}”";
}

using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>The texts of the sheet with details that are for reading only, as they were exported.</summary>
internal sealed class ReadOnlyTexts
{
    private readonly Dictionary<string, (Responsibility Row, string Domain)> _rows;
    private readonly Dictionary<string, string> _parties;
    private readonly Dictionary<string, string> _sources;
    private readonly Matrix _matrix;
    private readonly string _modelHeading;

    public ReadOnlyTexts(Matrix matrix)
    {
        _rows = matrix
            .Domains.SelectMany(domain => domain.Responsibilities, (domain, row) => (row, domain.Name))
            .ToDictionary(row => row.row.Slug, StringComparer.Ordinal);
        _parties = matrix.Parties.ToDictionary(party => party.Slug, party => party.Name, StringComparer.Ordinal);
        _sources = WorkbookData
            .NumbersIn(matrix)
            .ToDictionary(source => source.Source.Slug, source => source.Number, StringComparer.Ordinal);
        _matrix = matrix;
        _modelHeading = DetailsSheet.ModelHeadingOf(matrix);
    }

    public Responsibility? FindRow(string slug) => _rows.TryGetValue(slug, out var row) ? row.Row : null;

    /// <summary>Returns the texts of a row of the sheet, each with its heading.</summary>
    /// <param name="party">Slug; null for the one row of a cell that is not applicable.</param>
    public IEnumerable<(string Heading, string? Text)> Of(Responsibility row, HostingModel model, string? party)
    {
        yield return (DetailsSheet.Domain, _rows[row.Slug].Domain);
        yield return (DetailsSheet.Title, row.Title);
        yield return (_modelHeading, model.Name);
        yield return (DetailsSheet.Party, party is null ? null : _parties[party]);
        yield return (DetailsSheet.Sources, row.In(model.Slug)?.Sources is { Count: > 0 } sources ? NumbersOf(sources) : null);
    }

    /// <summary>Returns the texts about a row as a whole in the sheet with the matrix, each with its heading.</summary>
    public IEnumerable<(string Heading, string? Text)> Of(Responsibility row) =>
        MatrixSheet
            .TextsOf(_matrix, row, row.Sources.Count == 0 ? null : NumbersOf(row.Sources), MatrixSheet.RelatedOf(row, TitleOf))
            .Prepend((MatrixSheet.Title, row.Title))
            .Prepend((MatrixSheet.Domain, _rows[row.Slug].Domain));

    private string? TitleOf(string slug) => FindRow(slug)?.Title;

    private string NumbersOf(ValueList<string> sources) => WorkbookData.Joined(sources.Select(slug => _sources[slug]).ToValueList())!;
}

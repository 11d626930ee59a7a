using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>The data that all sheets share: the version, what the filter shows of it, and computed values.</summary>
internal sealed class WorkbookData
{
    private const string Separator = "; ";

    private readonly Dictionary<string, (Source Source, string Number)> _sources;

    public WorkbookData(WorkbookRequest request)
    {
        Request = request;
        View = new MatrixView(request.Published.Index, ExportFormat.Xlsx.HeededOf(request.Filter));
        Parties = [.. Matrix.Parties.Select((party, position) => new PartyStyles(party, position))];
        Models =
        [
            .. View.Columns.Select(model => new ModelColumns(model, [.. Parties.Where(party => model.Parties.Contains(party.Party.Slug))])),
        ];
        _sources = NumbersIn(Matrix).ToDictionary(source => source.Source.Slug, StringComparer.Ordinal);
    }

    public WorkbookRequest Request { get; }

    public MatrixView View { get; }

    public Matrix Matrix => Request.Published.Matrix;

    public MatrixVersion Version => Request.Published.Version;

    /// <summary>The parties in the order of the matrix.</summary>
    public PartyStyles[] Parties { get; }

    /// <summary>The hosting models shown.</summary>
    public ModelColumns[] Models { get; }

    public bool IsExtract => ReportExtent.IsExtract(View);

    /// <summary>
    /// The rows as the page shows them, with the control that groups them. A row of several controls is listed under each.
    /// </summary>
    public IEnumerable<(MatrixRow Row, string? Control)> GroupedRows =>
        View.Groups.SelectMany(group => group.Rows.Select(row => (row, (group as RowGroup.OfControl)?.Identifier)));

    /// <summary>Whether the rows are in the order of controls.</summary>
    public bool IsByControl => View.Order is not null || View.Groups.Any(group => group is RowGroup.OfControl);

    /// <summary>The text at the foot of each printed page, and what every sheet must say of an extract.</summary>
    public string Footer =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Matrix.Title}, version {Version.Number}{(IsExtract ? $". {ExtentWords.Extract}" : "")}"
        );

    /// <summary>Returns the sources of a matrix with their numbers: "S1", "S2".</summary>
    public static IEnumerable<(Source Source, string Number)> NumbersIn(Matrix matrix) =>
        matrix.Sources.Select((source, index) => (source, string.Create(CultureInfo.InvariantCulture, $"S{index + 1}")));

    public PartyStyles? PartyOf(string slug)
    {
        foreach (var party in Parties)
        {
            if (party.Party.Slug == slug)
            {
                return party;
            }
        }

        return null;
    }

    /// <summary>Returns the name of a party, or its short name when the matrix doesn't have it.</summary>
    public string NameOf(string party) => PartyOf(party)?.Party.Name ?? party;

    /// <summary>Returns the numbers of sources in the sheet with sources: "S3; S12".</summary>
    public string? NumbersOf(ValueList<string> sources) =>
        sources.Count == 0 ? null : string.Join(Separator, sources.Select(slug => _sources[slug].Number));

    /// <summary>Returns the source's number in the list of sources, such as "S12". It is the same in every extract of a version.</summary>
    public string NumberOf(Source source) => _sources[source.Slug].Number;

    public static string? Joined(ValueList<string> texts) => texts.Count == 0 ? null : string.Join(Separator, texts);

    /// <summary>Returns the row's number in the order of the matrix. It is the same in every extract of a version.</summary>
    public static string NumberOf(MatrixRow row) => (row.Position + 1).ToString(CultureInfo.InvariantCulture);
}

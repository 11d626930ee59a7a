using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The data that all parts of a report share: the version, what the filter shows of it, and computed values.</summary>
internal sealed class ReportData
{
    private readonly Dictionary<string, string> _sourceNumbers;
    private readonly Dictionary<string, string> _frameworkNames;
    private readonly bool[] _shown;

    public ReportData(ReportRequest request)
    {
        Request = request;
        View = new MatrixView(request.Published.Index, ExportFormat.Pdf.HeededOf(request.Filter));
        PartyStyles = [.. Matrix.Parties.Select((party, position) => new PartyStyle(party, position))];
        _sourceNumbers = Matrix
            .Sources.Index()
            .ToDictionary(source => source.Item.Slug, source => $"S{source.Index + 1}", StringComparer.Ordinal);
        _frameworkNames = Matrix.Frameworks.ToDictionary(framework => framework.Slug, Wording.Framework, StringComparer.Ordinal);
        _shown = new bool[View.Index.Rows.Count];
        foreach (var row in View.Rows.AsSpan())
        {
            _shown[row.Position] = true;
        }

        Outline = new ReportOutline(this);
    }

    public ReportRequest Request { get; }

    public MatrixView View { get; }

    public Matrix Matrix => Request.Published.Matrix;

    public MatrixVersion Version => Request.Published.Version;

    /// <summary>The style of each party, in the order of the matrix.</summary>
    public PartyStyle[] PartyStyles { get; }

    public ReportOutline Outline { get; }

    /// <inheritdoc cref="ReportExtent.IsExtract" />
    public bool IsExtract => ReportExtent.IsExtract(View);

    /// <summary>The name of the attached file, from which the report was made.</summary>
    public string AttachmentName => ExportFileName.OfAttachment(Version);

    /// <summary>Whether the filter shows no row of a matrix that has rows.</summary>
    public bool IsEmpty => View.Rows.Count == 0 && View.Index.Rows.Count > 0;

    public bool IsShown(MatrixRow row) => _shown[row.Position];

    /// <summary>Returns the name of a party, or its short name when the matrix doesn't have it.</summary>
    public string NameOf(string party) => Find(party)?.Party.Name ?? party;

    /// <summary>Returns the name of a hosting model, or its short name when the matrix doesn't have it.</summary>
    public string ModelNameOf(string model) => Matrix.HostingModels.FirstOrDefault(known => known.Slug == model)?.Name ?? model;

    /// <summary>Returns the source's number in the list of sources, such as "S12". It is the same in every extract of a version.</summary>
    public string NumberOf(string source) => _sourceNumbers[source];

    /// <summary>Returns the name and version of a framework, or its short name when the matrix doesn't have it.</summary>
    public string FrameworkNameOf(string framework) => _frameworkNames.GetValueOrDefault(framework, framework);

    /// <summary>Returns the title of a row, or its short name when the matrix doesn't have it.</summary>
    public string TitleOf(string responsibility) => View.Index.FindRow(responsibility)?.Responsibility.Title ?? responsibility;

    /// <summary>Returns the row's number in the order of the matrix, such as "12". It is the same in every extract of a version.</summary>
    public static string NumberOf(MatrixRow row) => (row.Position + 1).ToString(CultureInfo.InvariantCulture);

    private PartyStyle? Find(string party)
    {
        foreach (var partyStyle in PartyStyles)
        {
            if (partyStyle.Party.Slug == party)
            {
                return partyStyle;
            }
        }

        return null;
    }
}

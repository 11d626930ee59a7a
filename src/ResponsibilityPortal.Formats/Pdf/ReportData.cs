using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>What all parts of a report read: the version, what the filter shows of it, and what is worked out once.</summary>
internal sealed class ReportData
{
    private readonly Dictionary<string, string> _sourceNumbers;
    private readonly Dictionary<string, string> _frameworkNames;
    private readonly HashSet<MatrixRow> _shown;

    public ReportData(ReportRequest request)
    {
        Request = request;
        View = new MatrixView(request.Published.Index, ExportFormat.Pdf.HeededOf(request.Filter));
        Looks = [.. Matrix.Parties.Select((party, position) => new PartyLook(party, position))];
        _sourceNumbers = Matrix.Sources.Index().ToDictionary(source => source.Item.Slug, source => $"S{source.Index + 1}", StringComparer.Ordinal);
        _frameworkNames = Matrix.Frameworks.ToDictionary(framework => framework.Slug, Wording.Framework, StringComparer.Ordinal);
        _shown = [.. View.Rows];
        Outline = new ReportOutline(this);
    }

    public ReportRequest Request { get; }

    public MatrixView View { get; }

    public Matrix Matrix => Request.Published.Matrix;

    public MatrixVersion Version => Request.Published.Version;

    /// <summary>How each party looks, in the order of the matrix.</summary>
    public PartyLook[] Looks { get; }

    public ReportOutline Outline { get; }

    /// <inheritdoc cref="ReportExtent.IsExtract" />
    public bool IsExtract => ReportExtent.IsExtract(View);

    /// <summary>The file that the report was made from and carries within.</summary>
    public string AttachmentName => ExportFileName.Of(Version, MatrixFilter.None, ExportFormat.Json.Key);

    /// <summary>Whether a filter leaves no row of a matrix that has some.</summary>
    public bool IsEmpty => View.Rows.Count == 0 && View.Index.Rows.Count > 0;

    public bool IsShown(MatrixRow row) => _shown.Contains(row);

    /// <summary>Name of a party; its slug when the matrix has none such.</summary>
    public string NameOf(string party) => Find(party)?.Party.Name ?? party;

    /// <summary>Name of a hosting model; its slug when the matrix has none such.</summary>
    public string ModelNameOf(string model) => Matrix.HostingModels.FirstOrDefault(known => known.Slug == model)?.Name ?? model;

    /// <summary>"S12", the source's number in the list of sources, which is the same in every extract of a version.</summary>
    public string NumberOf(string source) => _sourceNumbers[source];

    /// <summary>Name and version of a framework; its slug when the matrix has none such.</summary>
    public string FrameworkNameOf(string framework) => _frameworkNames.GetValueOrDefault(framework, framework);

    /// <summary>Title of a row; its slug when the matrix has none such.</summary>
    public string TitleOf(string responsibility) => View.Index.Find(responsibility)?.Responsibility.Title ?? responsibility;

    /// <summary>"12", the row's number in the order of the matrix, which is the same in every extract of a version.</summary>
    public static string NumberOf(MatrixRow row) => (row.Position + 1).ToString(CultureInfo.InvariantCulture);

    private PartyLook? Find(string party)
    {
        foreach (var look in Looks)
        {
            if (look.Party.Slug == party)
            {
                return look;
            }
        }

        return null;
    }
}

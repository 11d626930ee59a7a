using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The chapters of a report and the sections of its tables, with their places in the document.</summary>
internal sealed class ReportOutline
{
    public const string SummaryTitle = "Summary";
    public const string SourcesTitle = "Sources";
    public const string ChangesTitle = "What changed";
    public const string CrosswalkTitle = "Annex: responsibilities by control";
    public const string VerifyTitle = "How to verify this file";

    public ReportOutline(ReportData data)
    {
        ResponsibilitiesTitle = data.View.Order is { } framework
            ? $"Responsibilities by control of {Wording.Framework(framework)}"
            : "Responsibilities";
        Sections = SectionsOf(data).ToValueList();
        Frameworks = data.Matrix.Frameworks.Select(framework => (framework, new Destination())).ToValueList();
    }

    /// <summary>The title of the tables. It names the framework that orders the rows, so that the sections don't have to.</summary>
    public string ResponsibilitiesTitle { get; }

    public Destination Summary { get; } = new();

    public Destination Responsibilities { get; } = new();

    public Destination Sources { get; } = new();

    public Destination Changes { get; } = new();

    public Destination Crosswalk { get; } = new();

    public Destination Verify { get; } = new();

    /// <summary>The sections of the tables.</summary>
    public ValueList<ReportSection> Sections { get; }

    /// <summary>The sections of the annex by control.</summary>
    public ValueList<(Framework Framework, Destination Place)> Frameworks { get; }

    /// <summary>The lines of the table of contents.</summary>
    public IReadOnlyList<ContentsEntry> Contents() =>
        [
            new(SummaryTitle, 1, Summary),
            new(ResponsibilitiesTitle, 1, Responsibilities),
            .. Sections.Select(section => new ContentsEntry(section.Heading, 2, section.Place)),
            new(SourcesTitle, 1, Sources),
            new(ChangesTitle, 1, Changes),
            new(CrosswalkTitle, 1, Crosswalk),
            .. Frameworks.Select(section => new ContentsEntry(section.Framework.Name, 2, section.Place)),
            new(VerifyTitle, 1, Verify),
        ];

    private static IEnumerable<ReportSection> SectionsOf(ReportData data)
    {
        var groups = data.View.Groups;
        if (!data.IsExtract && data.View.Order is null)
        {
            // A page omits a domain without rows; a report of the whole matrix says that it has none.
            return data.Matrix.Domains.Select(domain => new ReportSection(domain.Name, domain, RowsOf(groups, domain), new Destination()));
        }

        return groups.Select(group => new ReportSection(
            HeadingOf(group, data.View.Order),
            (group as RowGroup.OfDomain)?.Domain,
            group.Rows,
            new Destination()
        ));
    }

    private static string HeadingOf(RowGroup group, Framework? order) =>
        order is not null && group is RowGroup.OfControl { Identifier: var control } ? control : GroupHeading.Of(group);

    private static ValueList<MatrixRow> RowsOf(ValueList<RowGroup> groups, ControlDomain domain)
    {
        foreach (var group in groups)
        {
            if (group is RowGroup.OfDomain ofDomain && ReferenceEquals(ofDomain.Domain, domain))
            {
                return ofDomain.Rows;
            }
        }

        return [];
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.CloudTerms;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Crm;

/// <summary>
/// Writes a workbook in the terms of FedRAMP's Appendix J (Rev. 5): for each hosting model a customer responsibility matrix (CRM) and a
/// control implementation summary (CIS). The implementation status is blank, because a matrix never says that a duty is done.
/// </summary>
public static partial class CrmWorkbook
{
    private const int HeaderRow = 3;
    private const string Mark = "X";

    private static readonly ValueList<string> Status =
        ["Implemented", "Partially Implemented", "Planned", "Alternative Implementation", "N/A"];

    private static readonly ValueList<string> Inheritance = [SharedTerms.No, SharedTerms.Partial, SharedTerms.Yes];

    /// <summary>Returns why a matrix can't be written in these terms, in sentences; null when it can.</summary>
    public static string? ProblemOf(Matrix matrix)
    {
        _ = FrameworkIn(matrix, out var problem) is null ? null : PartyRoles.Of(matrix, out problem);
        return problem;
    }

    /// <summary>Finds the framework and the roles of the parties.</summary>
    public static CrosswalkOutcome Prepare(PublishedMatrix published, MatrixFilter filter) =>
        FrameworkIn(published.Matrix, out var problem) is { } known && PartyRoles.Of(published.Matrix, out problem) is { } roles
            ? new CrosswalkOutcome.Ready(new ControlCrosswalk(published, filter, known, roles))
            : new CrosswalkOutcome.Unavailable(problem!);

    private static Framework? FrameworkIn(Matrix matrix, out string? problem)
    {
        var frameworks = matrix.Frameworks.Where(framework => KnownFramework.Of(framework) == KnownFramework.Nist80053).ToList();
        var known = frameworks.Find(framework => Revision5().IsMatch(framework.Version));
        problem =
            known is not null ? null
            : frameworks.Count == 0 ? "This format needs a framework whose name contains “800-53”, and this matrix has none."
            : $"This format knows revision 5 of NIST SP 800-53, and this matrix has {frameworks[0].Version}. "
                + "Identifiers move between revisions, so they can't be used.";
        return known;
    }

    /// <summary>Writes sheet by sheet and leaves <paramref name="output"/> open.</summary>
    /// <param name="address">The absolute address of the version.</param>
    public static async Task WriteAsync(ControlCrosswalk crosswalk, string address, Stream output, CancellationToken cancellationToken)
    {
        var matrix = crosswalk.Matrix;
        var properties = new WorkbookProperties($"{matrix.Title}: CRM", matrix.Issuer, crosswalk.Version.PublishedAt)
        {
            Language = matrix.Language,
        };
        await using var workbook = await WorkbookWriter.CreateAsync(output, properties, cancellationToken);
        var names = new SheetNames();
        names.Add(ClosingSheets.NotCarried);
        names.Add(ClosingSheets.About);
        foreach (var model in crosswalk.View.Columns)
        {
            await workbook.WriteSheetAsync(
                CrmSetup(names.Add($"{Short(model)} CRM"), crosswalk),
                CrmLines(crosswalk, model),
                cancellationToken
            );
            await workbook.WriteSheetAsync(CisSetup(names.Add($"{Short(model)} CIS")), CisLines(crosswalk, model), cancellationToken);
        }

        await ClosingSheets.WriteAsync(workbook, crosswalk, LossesOf(crosswalk), address, cancellationToken);
        await workbook.CompleteAsync(cancellationToken);
    }

    /// <summary>
    /// Returns what the workbook loses. The marks of the CIS name third parties, and the customer's part where it is alone.
    /// </summary>
    public static LossReport LossesOf(ControlCrosswalk crosswalk)
    {
        var entries = crosswalk.Entries.ToList();
        var alone = entries.Where(entry => entry.Terms.Roles == CloudRoles.Customer).ToList();
        return LossReport.Of(
            [
                .. crosswalk.CommonLosses(),
                (
                    LossKind.CustomerPartNotCarried,
                    entries.Except(alone).SelectMany(entry => CellsOf(entry, cell => cell.CustomerPart is not null))
                ),
                (
                    LossKind.NoteNotCarried,
                    entries.SelectMany(entry =>
                        CellsOf(entry, cell => cell.Notes.Any(note => (crosswalk.Roles.Of(note.Party) & ShownIn(entry)) == CloudRoles.None))
                    )
                ),
                (
                    LossKind.OriginationGuessed,
                    alone.SelectMany(entry =>
                        CellsOf(entry, cell => cell.CustomerPart is null && crosswalk.Roles.Of(cell) != CloudRoles.None)
                    )
                ),
                (
                    LossKind.TextCut,
                    entries
                        .Where(entry => TextOf(crosswalk, entry).IsCut)
                        .Select(entry => Loss.AddressOf(entry.Identifier, entry.Model.Slug))
                ),
            ]
        );
    }

    private static IEnumerable<string> CellsOf(ControlEntry entry, Func<Assignment, bool> isLost) =>
        entry.Cells.Where(pair => isLost(pair.Cell)).Select(pair => Loss.AddressOf(pair.Row.Slug, pair.Cell.HostingModel));

    private static SheetSetup CrmSetup(string name, ControlCrosswalk crosswalk) =>
        new(name, [new SheetColumn(14), new SheetColumn(18), new SheetColumn(110)])
        {
            FrozenRows = HeaderRow,
            FrozenColumns = 1,
            FilterRow = HeaderRow,
            IsLandscape = true,
            Choices =
                crosswalk.Controls.Count == 0 ? [] : [new ChoiceList(2, HeaderRow + 1, HeaderRow + crosswalk.Controls.Count, Inheritance)],
        };

    private static IEnumerable<SheetLine> CrmLines(ControlCrosswalk crosswalk, HostingModel model)
    {
        yield return SheetLine.Of(CrosswalkStyles.Title, TitleOf(crosswalk, model));
        yield return SheetLine.Of(CrosswalkStyles.Sentence, SentenceFor(model));
        yield return SheetLine.Of(
            CrosswalkStyles.Header,
            "Control ID",
            "Can Be Inherited from CSP",
            "Specific Inheritance and Customer Agency/CSP Responsibilities"
        );
        foreach (var entry in crosswalk.In(model))
        {
            yield return SheetLine.Of(CrosswalkStyles.Text, entry.Identifier, entry.Terms.CanBeInherited, TextOf(crosswalk, entry).Text);
        }
    }

    private static SheetSetup CisSetup(string name) =>
        new(name, [new SheetColumn(14), .. Enumerable.Repeat(new SheetColumn(16), Status.Count + Origination.All.Count)])
        {
            FrozenRows = HeaderRow,
            FrozenColumns = 1,
            IsLandscape = true,
        };

    private static IEnumerable<SheetLine> CisLines(ControlCrosswalk crosswalk, HostingModel model)
    {
        yield return SheetLine.Of(CrosswalkStyles.Title, $"{TitleOf(crosswalk, model)}. {SentenceFor(model)}");
        yield return new SheetLine(
            new[]
            {
                new TextCell("Control ID", CrosswalkStyles.Header),
                new TextCell("Implementation Status", CrosswalkStyles.Header) { Columns = Status.Count },
                new TextCell("Control Origination", CrosswalkStyles.Header) { Columns = Origination.All.Count },
            }
        );
        yield return SheetLine.Of(CrosswalkStyles.Header, [null, .. Status, .. Origination.All.Select(column => column.Label)]);
        foreach (var entry in crosswalk.In(model))
        {
            var marked = entry.Terms.OriginationOf(entry.Cells.Where(HasCustomer).Select(pair => pair.Cell.CustomerPart)).ToHashSet();
            yield return new SheetLine(
                (TextCell[])
                    [
                        new TextCell(entry.Identifier, CrosswalkStyles.Text),
                        .. Status.Select(_ => new TextCell(null, CrosswalkStyles.Mark)),
                        .. Origination.All.Select(column => new TextCell(marked.Contains(column) ? Mark : null, CrosswalkStyles.Mark)),
                    ]
            );
        }

        bool HasCustomer((Responsibility Row, Assignment Cell) pair) => crosswalk.Roles.Of(pair.Cell).HasFlag(CloudRoles.Customer);
    }

    /// <summary>
    /// Returns what the customer does and, where it can inherit a part, what it inherits. Blank where it inherits everything.
    /// </summary>
    private static ControlText TextOf(ControlCrosswalk crosswalk, ControlEntry entry)
    {
        var shown = ShownIn(entry);
        return shown == CloudRoles.None ? default : crosswalk.Texts.Of(entry, shown, saysNotApplicable: true);
    }

    /// <summary>Returns whose part and notes the text of a control has.</summary>
    private static CloudRoles ShownIn(ControlEntry entry) =>
        entry.Terms.CanBeInherited switch
        {
            SharedTerms.Partial => CloudRoles.Customer | CloudRoles.Vendor | CloudRoles.ThirdParty,
            SharedTerms.Yes => CloudRoles.None,
            _ => CloudRoles.Customer,
        };

    private static string TitleOf(ControlCrosswalk crosswalk, HostingModel model) =>
        string.Create(CultureInfo.InvariantCulture, $"{crosswalk.Matrix.Title}, version {crosswalk.Version.Number}: {model.Name}");

    private static string SentenceFor(HostingModel model) =>
        "Terms of FedRAMP Rev. 5. A matrix says who does a duty, not that it is implemented."
        + (SelfManagedModel.Is(model) ? $" {ClosingSheets.Viewpoint}" : "");

    /// <summary>Leaves room for the kind of sheet after a long name.</summary>
    private static string Short(HostingModel model) =>
        model.Name.Length <= SheetNames.MaxLength - 4 ? model.Name : model.Name[..(SheetNames.MaxLength - 4)].TrimEnd();

    /// <summary>"Rev. 5", "Revision 5", "r5", "5.1.1", but not "Rev. 4 (2015)".</summary>
    [GeneratedRegex(@"\A\s*(?:r(?:ev(?:ision)?)?\.?\s*)?5(?:\.[0-9]+)*(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Revision5();
}

using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.CloudTerms;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Caiq;

/// <summary>
/// Writes a workbook in the terms of CSA's questionnaire CAIQ v4.0: a sheet for each hosting model, a row for each control. Answers are
/// blank, because a matrix says who does a duty and never that it is done.
/// </summary>
public static partial class CaiqWorkbook
{
    private const int HeaderRow = 4;

    private const CloudRoles Provider = CloudRoles.Vendor | CloudRoles.ThirdParty;

    /// <summary>The headers that CAIQ has too are written as there.</summary>
    private static readonly (string Header, double Width)[] Columns =
    [
        ("CCM Control ID", 14),
        ("CSP CAIQ Answer", 14),
        ("SSRM Control Ownership", 26),
        ("CSP Implementation Description (Optional/Recommended)", 70),
        ("CSC Responsibilities (Optional/Recommended)", 70),
        ("Responsibilities in the matrix", 40),
    ];

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
        var frameworks = matrix
            .Frameworks.Where(framework => KnownFramework.Of(framework) == KnownFramework.CloudControlsMatrix)
            .ToList();
        var known = frameworks.Find(framework => Version40().IsMatch(framework.Version));
        problem =
            known is not null ? null
            : frameworks.Count == 0
                ? "This format needs a framework whose name contains “Cloud Controls Matrix”, and this matrix has none."
            : $"This format knows version 4.0 of the Cloud Controls Matrix, and this matrix has version {frameworks[0].Version}. "
                + "Identifiers move between versions, so they can't be used.";
        return known;
    }

    /// <summary>Writes sheet by sheet and leaves <paramref name="output"/> open.</summary>
    /// <param name="address">The absolute address of the version.</param>
    public static async Task WriteAsync(ControlCrosswalk crosswalk, string address, Stream output, CancellationToken cancellationToken)
    {
        var matrix = crosswalk.Matrix;
        var properties = new WorkbookProperties($"{matrix.Title}: CAIQ", matrix.Issuer, crosswalk.Version.PublishedAt)
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
                new SheetSetup(names.Add(model.Name), [.. Columns.Select(column => new SheetColumn(column.Width))])
                {
                    FrozenRows = HeaderRow,
                    FrozenColumns = 1,
                    FilterRow = HeaderRow,
                    IsLandscape = true,
                },
                LinesOf(crosswalk, model),
                cancellationToken
            );
        }

        await ClosingSheets.WriteAsync(workbook, crosswalk, LossesOf(crosswalk), address, cancellationToken);
        await workbook.CompleteAsync(cancellationToken);
    }

    /// <summary>Returns what the workbook loses.</summary>
    public static LossReport LossesOf(ControlCrosswalk crosswalk)
    {
        var entries = crosswalk.Entries.ToList();
        return LossReport.Of(
            [
                .. crosswalk.CommonLosses(),
                (LossKind.CustomerPartNotCarried, ContentLosses.In(crosswalk.View, LossKind.CustomerPartNotCarried)),
                (LossKind.ThirdPartyNotCarried, entries.Where(entry => !entry.Terms.NamesThirdParty).SelectMany(ThirdPartyCells)),
                (LossKind.TargetUnmapped, Unmapped(crosswalk)),
                (LossKind.TextCut, entries.Where(IsCut).Select(entry => Loss.AddressOf(entry.Identifier, entry.Model.Slug))),
            ]
        );

        bool IsCut(ControlEntry entry) =>
            ProviderText(crosswalk, entry).IsCut
            || CustomerText(crosswalk, entry).IsCut
            || TitlesOf(entry).Length > WorkbookText.MaxLength;

        IEnumerable<string> ThirdPartyCells(ControlEntry entry) =>
            entry
                .Cells.Where(pair => crosswalk.Roles.Of(pair.Cell).HasFlag(CloudRoles.ThirdParty))
                .Select(pair => Loss.AddressOf(pair.Row.Slug, pair.Cell.HostingModel));
    }

    private static IEnumerable<SheetLine> LinesOf(ControlCrosswalk crosswalk, HostingModel model)
    {
        var version = crosswalk.Version.Number.ToString(CultureInfo.InvariantCulture);
        yield return SheetLine.Of(CrosswalkStyles.Title, $"{crosswalk.Matrix.Title}, version {version}: {model.Name}");
        yield return SheetLine.Of(
            CrosswalkStyles.Sentence,
            "Terms of CAIQ v4.0. Answers are blank: a matrix says who does a duty, not that it is done."
        );
        yield return SheetLine.Of(CrosswalkStyles.Sentence, SelfManagedModel.Is(model) ? ClosingSheets.Viewpoint : null);
        yield return SheetLine.Of(CrosswalkStyles.Header, [.. Columns.Select(column => column.Header)]);
        var entries = crosswalk.In(model).ToDictionary(entry => entry.Identifier, StringComparer.OrdinalIgnoreCase);
        foreach (var identifier in entries.Keys.Concat(Unmapped(crosswalk)).Order(NaturalOrder.Comparer))
        {
            yield return entries.TryGetValue(identifier, out var entry)
                ? SheetLine.Of(
                    CrosswalkStyles.Text,
                    entry.Identifier,
                    null,
                    entry.Terms.Ownership,
                    ProviderText(crosswalk, entry).Text,
                    CustomerText(crosswalk, entry).Text,
                    WorkbookText.Cut(TitlesOf(entry))
                )
                : SheetLine.Of(CrosswalkStyles.Text, identifier, null, null, null, null, null);
        }
    }

    private static string TitlesOf(ControlEntry entry) => string.Join('\n', entry.Rows.Select(row => row.Responsibility.Title));

    private static ControlText ProviderText(ControlCrosswalk crosswalk, ControlEntry entry) =>
        crosswalk.Texts.Of(entry, Provider, saysNotApplicable: true);

    private static ControlText CustomerText(ControlCrosswalk crosswalk, ControlEntry entry) =>
        crosswalk.Texts.Of(entry, CloudRoles.Customer, saysNotApplicable: false);

    /// <summary>Returns the controls that no row of the version maps to. Those that only hidden rows map to are left out.</summary>
    private static IEnumerable<string> Unmapped(ControlCrosswalk crosswalk) =>
        CloudControls.All.Where(identifier => !crosswalk.View.Index.FindControl(identifier, crosswalk.Framework.Slug).Any());

    [GeneratedRegex(@"\A\s*[vV]?4(\.0(\.[0-9]+)?)?\s*\z")]
    private static partial Regex Version40();
}

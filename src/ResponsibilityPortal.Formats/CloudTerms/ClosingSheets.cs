using System.Globalization;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.CloudTerms;

/// <summary>Writes the last sheets of a workbook for another program: what it could not carry, and where it is from.</summary>
internal static class ClosingSheets
{
    /// <summary>The name of the sheet with the loss report.</summary>
    public const string NotCarried = "Not carried";

    public const string About = "About";

    /// <summary>Above the sheet of a hosting model in which the customer runs the software.</summary>
    public const string Viewpoint =
        "In this hosting model the customer runs the software and the cloud provider is its supplier, so “CSP”, “third party” and "
        + "“inherited” fit badly.";

    public static async Task WriteAsync(
        WorkbookWriter workbook,
        ControlCrosswalk crosswalk,
        LossReport losses,
        string address,
        CancellationToken cancellationToken
    )
    {
        await workbook.WriteSheetAsync(
            new SheetSetup(NotCarried, [new SheetColumn(28), new SheetColumn(70), new SheetColumn(10), new SheetColumn(60)])
            {
                FrozenRows = 1,
                FilterRow = 1,
                IsLandscape = true,
            },
            LossLines(losses),
            cancellationToken
        );
        await workbook.WriteSheetAsync(
            new SheetSetup(About, [new SheetColumn(24), new SheetColumn(100)]),
            AboutLines(crosswalk, address),
            cancellationToken
        );
    }

    private static IEnumerable<SheetLine> LossLines(LossReport losses)
    {
        yield return SheetLine.Of(CrosswalkStyles.Header, "Code", "What is lost", "Count", "Where");
        if (losses.IsEmpty)
        {
            yield return SheetLine.Of(CrosswalkStyles.Text, "", $"{LossReport.NothingLost}.");
        }

        foreach (var loss in losses.Losses)
        {
            var count = loss.Count.ToString(CultureInfo.InvariantCulture);
            foreach (var (index, place) in loss.Addresses.Index())
            {
                yield return SheetLine.Of(
                    CrosswalkStyles.Text,
                    loss.Kind.Code,
                    index == 0 ? loss.Kind.Sentence : null,
                    index == 0 ? count : null,
                    place
                );
            }
        }
    }

    private static IEnumerable<SheetLine> AboutLines(ControlCrosswalk crosswalk, string address)
    {
        var (matrix, version) = (crosswalk.Matrix, crosswalk.Version);
        foreach (
            var (name, text) in new[]
            {
                ("Matrix", matrix.Title),
                ("Issuer", $"{matrix.Issuer} ({Wording.Standing(matrix.Standing)})"),
                ("Version", version.Number.ToString(CultureInfo.InvariantCulture)),
                ("Published", UtcInstant.Format(version.PublishedAt)),
                ("In force from", UtcInstant.Format(version.InForceFrom)),
                ("Address", address),
                ("Version hash", version.VersionHash),
                ("Content hash", version.ContentHash),
                ("Filter", crosswalk.Filter == MatrixFilter.None ? "none" : $"{crosswalk.Filter} (extract, not complete)"),
                ("Framework", Wording.Framework(crosswalk.Framework)),
                ("Parties", PartiesIn(crosswalk)),
                ("What it says", "Who does a duty. It doesn’t say that a duty is done, so answers and implementation status are blank."),
                ("Controls", "Identifiers only, to find related controls. No claim that a control is satisfied."),
                ("Disclaimer", matrix.Disclaimer),
            }
        )
        {
            if (text is not null)
            {
                yield return new SheetLine(
                    new[] { new TextCell(name, CrosswalkStyles.Header), new TextCell(WorkbookText.Cut(text), CrosswalkStyles.Text) }
                );
            }
        }
    }

    private static string PartiesIn(ControlCrosswalk crosswalk) =>
        string.Join(
            "; ",
            crosswalk.Matrix.Parties.Select(party =>
                crosswalk.Roles.Of(party.Slug) switch
                {
                    CloudRoles.Vendor => $"{party.Name} is the service provider (CSP)",
                    CloudRoles.Customer => $"{party.Name} is the customer (CSC)",
                    _ => $"{party.Name} is a third party",
                }
            )
        );
}

using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Pdf.Layout;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The first page: the matrix, its issuer and version, who approved and signed it, and how to read its marks.</summary>
internal sealed class CoverPart(ReportData data)
{
    private const double QrSize = 118;
    private const double LabelWidth = 108;

    public void Write(Flow flow)
    {
        flow.Heading(1, data.Matrix.Title, ReportStyles.Title);
        flow.Paragraph(new TextBlock(Kind(), ReportStyles.Lead));
        flow.Space(8);
        QrFigure.WriteAtRight(flow, data.Request.VersionAddress, QrSize, Caption());
        var width = flow.Width - QrSize - 12;
        flow.Table(
            new FlowTable([LabelWidth, width - LabelWidth], null)
            {
                Width = width,
                Padding = 2.6,
                HasColumnLines = false,
            },
            Facts()
        );
        if (data.Matrix.Disclaimer is { } disclaimer)
        {
            flow.Paragraph(new TextBlock(disclaimer, ReportStyles.Prose) { SpaceBefore = 8 });
        }

        if (!data.IsEmpty)
        {
            new LegendPart(data).Write(flow);
        }
    }

    private string Kind()
    {
        var version = string.Create(CultureInfo.InvariantCulture, $"Responsibility matrix, version {data.Version.Number}");
        return data.IsExtract ? $"{version}. {ExtentWords.Extract}." : version;
    }

    private string Caption()
    {
        var version = string.Create(CultureInfo.InvariantCulture, $"version {data.Version.Number}");
        return data.IsExtract
            ? $"The code opens the whole {version} on the portal, not this extract of it."
            : $"The code opens {version} on the portal.";
    }

    private IEnumerable<FlowRow> Facts()
    {
        var version = data.Version;
        yield return Fact("Issuer", data.Matrix.Issuer);
        yield return Fact("Standing", Standing(data.Matrix.Standing));
        yield return Fact("Version", version.Number.ToString(CultureInfo.InvariantCulture));
        yield return version.InForceFrom == version.PublishedAt
            ? Fact("In force since", Wording.Moment(version.InForceFrom))
            : Fact("In force from", $"{Wording.Moment(version.InForceFrom)}, as announced at its publication");
        yield return Fact("Published", $"{Wording.Moment(version.PublishedAt)}, {VersionWords.Publisher(data, version)}");
        yield return Fact(
            version.ApprovedBy is null ? "Approval" : "Approved by",
            $"{VersionWords.Approver(data, version)}{ApprovalDay(version)}"
        );
        yield return Fact("Why this version", version.Message);
        yield return Fact("Filter", Filter());
        yield return Fact("Version hash", version.VersionHash);
        yield return Fact("Content hash", $"{version.ContentHash} (SHA-256 of the attached {data.AttachmentName})");
        yield return data.Request.Signature?.Certificate is { } certificate
            ? Fact("Signed by", SignerOf(certificate))
            : Fact("Signature", "none: this portal does not sign its files");
        if (data.Request.CertificateFingerprint is { } fingerprint)
        {
            yield return Fact("Certificate", $"SHA-256 {fingerprint}");
        }

        foreach (var confirmation in data.Request.Proof?.Confirmations ?? [])
        {
            yield return Fact(
                "Confirmed by witness",
                $"{confirmation.Witness} on {Wording.Moment(confirmation.At)}, with the key {confirmation.Key}"
            );
        }

        yield return Link("Address of the version", data.Request.VersionAddress, "The version that this file was made from");
        yield return Link("Address of this file", data.Request.Address, "This file, regenerated");
    }

    private string ApprovalDay(MatrixVersion version) =>
        data.Request.Origins.FirstOrDefault(origin => origin.Number == version.Number)?.ApprovedAt is { } at
            ? $", {Wording.Moment(at)}"
            : "";

    private string Filter() =>
        data.IsEmpty ? ExtentWords.Chosen(data.View)
        : data.IsExtract ? $"{ExtentWords.Filter(data.View)} {ExtentWords.Extract}: {ExtentWords.Counts(data.View)}"
        : ExtentWords.Filter(data.View);

    /// <summary>Returns the name in the certificate, and the authority that issued it.</summary>
    private static string SignerOf(X509Certificate2 certificate)
    {
        var name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        return certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData)
            ? $"{name}, with a self-signed certificate"
            : $"{name}, certified by {certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true)}";
    }

    private static string Standing(Standing standing) =>
        standing switch
        {
            Domain.Matrices.Standing.Official => "official: published by the vendor of the product",
            Domain.Matrices.Standing.Unofficial => "unofficial: not published by the vendor of the product",
            _ => "example: does not describe a real product",
        };

    private static FlowRow Fact(string name, string value) =>
        new(new FlowCell(new TextBlock(name, ReportStyles.ProseQuiet)), new FlowCell(new TextBlock(value, ReportStyles.Prose)));

    private static FlowRow Link(string name, string address, string description) =>
        new(
            new FlowCell(new TextBlock(name, ReportStyles.ProseQuiet)),
            new FlowCell(new TextBlock(WebSpan.Of(address, description, ReportStyles.ProseLink)))
        );
}

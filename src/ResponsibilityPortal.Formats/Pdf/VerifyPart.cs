using System.Text;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>How whoever holds the file finds out that it is what the portal made, with and without the portal.</summary>
internal sealed class VerifyPart(ReportData data)
{
    private const double LabelWidth = 16;

    private readonly ReportRequest _request = data.Request;

    /// <param name="replaced">The characters that the file shows as their numbers.</param>
    public void Write(Flow flow, IReadOnlyCollection<Rune> replaced)
    {
        Chapter.Begin(flow, ReportOutline.VerifyTitle, data.Outline.Verify);
        Head(flow, "By the portal");
        flow.Paragraph(new TextBlock(
            new TextSpan("Give this file to ", ReportStyles.Prose),
            WebSpan.Of(_request.VerifyAddress, "Where the portal checks files", ReportStyles.ProseLink),
            new TextSpan(". It says whether the portal made it, which version it holds, whether anything in it was altered and where, and whether the version is still in force.", ReportStyles.Prose)));
        Head(flow, "Without the portal");
        flow.List(Steps().Select((words, position) => new FlowListItem($"{position + 1}.", words with { SpaceBefore = 3 })), ReportStyles.Prose, LabelWidth);
        if (_request.CertificateFingerprint is { } fingerprint)
        {
            Head(flow, "The certificate");
            flow.Paragraph(Prose($"SHA-256 fingerprint: {fingerprint}"));
            flow.Paragraph(Prose("If the certificate is the portal's own, signed by itself, the signature proves to whoever has the certificate from a source they trust that no byte under it was changed since. It does not prove who runs the portal, and a reader of PDF shows the signer as unknown until told to trust the certificate. The signature names no time: the same file is made on every day. Beside it there can be a time stamp, by which a server that the portal asked says when the signature existed. The portal recorded when the version was published."));
        }

        if (_request.Checkpoint is { } checkpoint)
        {
            WriteCheckpoint(flow, checkpoint);
        }

        Head(flow, "What this file holds, and what not");
        flow.Paragraph(Prose("It is computed from published versions alone, and made again with the same bytes by the same release from the same version, checkpoint, filter, address and certificate. The version hash is the SHA-256 of the version's record: its number, content hash, dates, people, message and the hash of the version before. " + (_request.Proof is null
            ? "The record is kept by the portal and is not in this file, so the version hash can be compared with the portal's and not worked out from here."
            : $"The record is in the attached {ReportProof.FileName}.")));
        flow.Paragraph(Prose("Control characters and marks that turn the direction of text are not printed. Characters are set one by one as they stand, without joining, stacking or right-to-left order. A character that no font here can show that way is printed as its number in brackets, for example [U+05D0], and never as a gap. The attached file holds every character of every text of this version.") with { SpaceBefore = 4 });
        if (replaced.Count > 0)
        {
            flow.Paragraph(Prose(ReplacedWords(replaced)) with { SpaceBefore = 4 });
        }

        Head(flow, "What no check of this file tells");
        flow.List(EvidenceLimits.File.Select(limit => new FlowListItem("\u2022", Prose($"{char.ToUpperInvariant(limit[0])}{limit[1..]}.") with { SpaceBefore = 3 })), ReportStyles.Prose, LabelWidth);
        flow.Paragraph(Prose($"Made by {_request.Release}.") with { SpaceBefore = 4 });
    }

    /// <summary>The checkpoint line by line, as it can be typed off or copied out.</summary>
    private void WriteCheckpoint(Flow flow, SignedCheckpoint signed)
    {
        var checkpoint = signed.Checkpoint;
        Head(flow, "The portal's log at the publication");
        flow.Paragraph(new TextBlock(
            new TextSpan(
                $"Every change is an entry of the portal's log, and each entry holds the hash of the one before. When this version was published, the portal signed where its log stood on {Wording.Moment(checkpoint.Time)}: at entry {checkpoint.Content.Sequence} of content and entry {checkpoint.Access.Sequence} of access. Whoever keeps this statement can hold the log to it: a log that was rewritten or cut before that entry does not fit it any longer. All such statements are at ",
                ReportStyles.Prose),
            WebSpan.Of(_request.CheckpointsAddress, "The checkpoints of the portal's log", ReportStyles.ProseLink),
            new TextSpan(". It reads, line by line, with an empty line before the signature:", ReportStyles.Prose)));
        foreach (var line in signed.Note.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            flow.Paragraph(new TextBlock(line, ReportStyles.Table) with { SpaceBefore = 2 });
        }
    }

    private IEnumerable<TextBlock> Steps()
    {
        if (_request.CertificateFingerprint is null)
        {
            yield return Prose("This file is not signed: the portal that made it is set to leave its files unsigned. That it was changed shows only in its attached content.");
        }
        else
        {
            yield return Prose("Check the signature, for example with \u201Cpdfsig\u201D, and see that it covers the whole file.");
            yield return new TextBlock(
                new TextSpan("Compare the fingerprint of the certificate in it with the one below, and both with the one the portal publishes at ", ReportStyles.Prose),
                WebSpan.Of(_request.CertificateAddress, "The certificates that the portal signs with", ReportStyles.ProseLink),
                new TextSpan(" or, better, with one you were given another way.", ReportStyles.Prose));
        }

        yield return Prose($"Take the attached file {data.AttachmentName} out, for example with \u201Cpdfdetach -saveall\u201D. It is the whole version as JSON, also in an extract. Its SHA-256, for example by \u201Csha256sum\u201D, must be the content hash: {data.Version.ContentHash}");
        if (_request.Proof is not null)
        {
            yield return Prose($"The attached {ReportProof.FileName} proves who published and approved the version without the portal: it holds the entry of the portal's log that records the publication, with the content hash, and the checkpoint below, which names the hash of exactly this entry and is signed by the portal. \u201Cverify_log.py --pdf\u201D checks all of that; it comes with the portal.");
        }

        yield return new TextBlock(
            new TextSpan("Compare the content hash and the version hash with those of the version at ", ReportStyles.Prose),
            WebSpan.Of(_request.VersionAddress, "The version that this file was made from", ReportStyles.ProseLink),
            new TextSpan($". The version hash is {data.Version.VersionHash}", ReportStyles.Prose));
    }

    private static string ReplacedWords(IReadOnlyCollection<Rune> replaced)
    {
        const int ListedMaxCount = 60;
        var listed = string.Join(", ", replaced.Take(ListedMaxCount).Select(rune => VisibleText.Number(rune.Value)));
        var more = replaced.Count > ListedMaxCount ? $", and {replaced.Count - ListedMaxCount} more" : "";
        return $"In this file {Wording.Count(replaced.Count, "character is", "characters are")} printed as {(replaced.Count == 1 ? "its number" : "their numbers")}: {listed}{more}.";
    }

    private static void Head(Flow flow, string words) => flow.Heading(2, words, ReportStyles.Section);

    private static TextBlock Prose(string words) => new(words, ReportStyles.Prose);
}

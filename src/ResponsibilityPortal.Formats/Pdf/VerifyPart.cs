using System.Text;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The chapter on verifying the file, with and without the portal.</summary>
internal sealed class VerifyPart(ReportData data)
{
    private const double LabelWidth = 16;

    private readonly ReportRequest _request = data.Request;

    /// <param name="replaced">The characters that the file shows as their numbers.</param>
    public void Write(Flow flow, IReadOnlyCollection<Rune> replaced)
    {
        Chapter.Begin(flow, ReportOutline.VerifyTitle, data.Outline.Verify);
        Head(flow, "By the portal");
        flow.Paragraph(
            new TextBlock(
                new TextSpan("Open ", ReportStyles.Prose),
                WebSpan.Of(_request.VerifyAddress, "The page that verifies files", ReportStyles.ProseLink),
                new TextSpan(
                    " and choose this file. The page says whether the portal made the file, which version it contains, whether anything "
                        + "was altered and where, and whether the version is still in force.",
                    ReportStyles.Prose
                )
            )
        );
        Head(flow, "Without the portal");
        flow.List(
            Steps().Select((words, position) => new FlowListItem($"{position + 1}.", words with { SpaceBefore = 3 })),
            ReportStyles.Prose,
            LabelWidth
        );
        if (_request.CertificateFingerprint is { } fingerprint)
        {
            Head(flow, "The certificate");
            flow.Paragraph(Prose($"SHA-256 fingerprint: {fingerprint}"));
            flow.Paragraph(
                Prose(
                    "The certificate can be the portal's own, signed by itself. If you have it from a source that you trust, the "
                        + "signature proves that no signed byte was changed. It does not prove who runs the portal, and a PDF reader "
                        + "shows the signer as unknown until you set it to trust the certificate. The signature names no time, so that "
                        + "the file is the same on every day. The file can also contain a time stamp: a statement by another server that "
                        + "the signature existed at a time. The portal recorded when the version was published."
                )
            );
        }

        if (_request.Checkpoint is { } checkpoint)
        {
            WriteCheckpoint(flow, checkpoint);
        }

        Head(flow, "What this file contains, and what it does not");
        flow.Paragraph(
            Prose(
                "This file is computed from published versions alone. The same release regenerates the same bytes from the same version, "
                    + "checkpoint, filter, address and certificate. The version hash is the SHA-256 of the version's record: its number, "
                    + "content hash, dates, publisher, approver, message and the hash of the previous version. "
                    + (
                        _request.Proof is null
                            ? "The portal keeps the record, and this file does not contain it. So you can compare the version hash with "
                                + "the portal's, but not compute it from this file."
                            : $"The record is in the attached {ReportProof.FileName}."
                    )
            )
        );
        flow.Paragraph(
            Prose(
                "Control characters and marks that change the direction of text are not printed. Characters are printed one by one, "
                    + "without joining, stacking or right-to-left order. A character that no font can show this way is printed as its "
                    + "number in brackets, for example [U+05D0], and never as a gap. The attached file contains every character of every "
                    + "text of this version."
            ) with
            {
                SpaceBefore = 4,
            }
        );
        if (replaced.Count > 0)
        {
            flow.Paragraph(Prose(ReplacedWords(replaced)) with { SpaceBefore = 4 });
        }

        Head(flow, "What no check of this file can show");
        flow.List(
            EvidenceLimits.File.Select(limit => new FlowListItem(
                "\u2022",
                Prose($"{char.ToUpperInvariant(limit[0])}{limit[1..]}.") with
                {
                    SpaceBefore = 3,
                }
            )),
            ReportStyles.Prose,
            LabelWidth
        );
        flow.Paragraph(Prose($"Made by {_request.Release}.") with { SpaceBefore = 4 });
    }

    /// <summary>Writes the checkpoint line by line, so that readers can copy it or type it.</summary>
    private void WriteCheckpoint(Flow flow, SignedCheckpoint signed)
    {
        var checkpoint = signed.Checkpoint;
        Head(flow, "The portal's log at the publication");
        flow.Paragraph(
            new TextBlock(
                new TextSpan(
                    "Every change is an entry of the portal's log, and each entry contains the hash of the previous one. When this "
                        + $"version was published, the portal signed a checkpoint: on {Wording.Moment(checkpoint.Time)} the log was at "
                        + $"entry {checkpoint.Content.Sequence} of content and entry {checkpoint.Access.Sequence} of access. Keep this "
                        + "checkpoint to verify the log later: a log that was rewritten or cut before these entries no longer matches "
                        + "it. All checkpoints are at ",
                    ReportStyles.Prose
                ),
                WebSpan.Of(_request.CheckpointsAddress, "The checkpoints of the portal's log", ReportStyles.ProseLink),
                new TextSpan(". It reads, line by line, with an empty line before the signature:", ReportStyles.Prose)
            )
        );
        var confirmations = _request.Proof?.Confirmations ?? [];
        foreach (
            var line in new ConfirmedCheckpoint(signed, confirmations).Note.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            flow.Paragraph(new TextBlock(line, ReportStyles.Table) with { SpaceBefore = 2 });
        }

        if (confirmations.Count > 0)
        {
            var lines = confirmations.Count == 1 ? "The last line is a cosignature" : $"The last {confirmations.Count} lines are cosignatures";
            flow.Paragraph(
                Prose(
                    $"{lines}. A witness is another machine that confirms with its own key that the log only ever grew. Compare its "
                        + "key with the one that you got from the witness:"
                ) with
                {
                    SpaceBefore = 4,
                }
            );
            foreach (var confirmation in confirmations)
            {
                flow.Paragraph(new TextBlock(confirmation.Key, ReportStyles.Table) with { SpaceBefore = 2 });
            }
        }
    }

    private IEnumerable<TextBlock> Steps()
    {
        if (_request.CertificateFingerprint is null)
        {
            yield return Prose(
                "This file is not signed, because its portal is configured not to sign files. Only a change of the attached content can "
                    + "be detected."
            );
        }
        else
        {
            yield return Prose("Check the signature, for example with \u201Cpdfsig\u201D. It must cover the whole file.");
            yield return new TextBlock(
                new TextSpan(
                    "Compare the fingerprint of its certificate with the one below, and both with the one that the portal publishes at ",
                    ReportStyles.Prose
                ),
                WebSpan.Of(_request.CertificateAddress, "The certificates that the portal signs with", ReportStyles.ProseLink),
                new TextSpan(" or, better, with one that you received another way.", ReportStyles.Prose)
            );
        }

        yield return Prose(
            $"Save the attached file {data.AttachmentName}, for example with \u201Cpdfdetach -saveall\u201D. It is the whole version as "
                + "JSON, also in an extract. Compute its SHA-256, for example with \u201Csha256sum\u201D. It must be the content hash: "
                + $"{data.Version.ContentHash}"
        );
        if (_request.Proof is not null)
        {
            yield return Prose(
                $"The attached {ReportProof.FileName} proves without the portal who published and approved the version. It contains the "
                    + "entry of the portal's log that records the publication, with the content hash. It also contains the checkpoint "
                    + "below, which names the hash of exactly this entry and is signed by the portal. Check both with "
                    + "\u201Cverify_log.py --pdf\u201D, which is part of the portal."
            );
        }

        yield return new TextBlock(
            new TextSpan("Compare the content hash and the version hash with those of the version at ", ReportStyles.Prose),
            WebSpan.Of(_request.VersionAddress, "The version that this file was made from", ReportStyles.ProseLink),
            new TextSpan($". The version hash is {data.Version.VersionHash}", ReportStyles.Prose)
        );
    }

    private static string ReplacedWords(IReadOnlyCollection<Rune> replaced)
    {
        const int ListedMaxCount = 60;
        var listed = string.Join(", ", replaced.Take(ListedMaxCount).Select(rune => VisibleText.Number(rune.Value)));
        var more = replaced.Count > ListedMaxCount ? $", and {replaced.Count - ListedMaxCount} more" : "";
        return $"In this file {Wording.Count(replaced.Count, "character is", "characters are")} printed as "
            + $"{(replaced.Count == 1 ? "its number" : "their numbers")}: {listed}{more}.";
    }

    private static void Head(Flow flow, string words) => flow.Heading(2, words, ReportStyles.Section);

    private static TextBlock Prose(string words) => new(words, ReportStyles.Prose);
}

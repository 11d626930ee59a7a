using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Pdf;
using ResponsibilityPortal.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using ResponsibilityPortal.Tests.Support.Stamping;
using ResponsibilityPortal.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;
using PdfFile = ResponsibilityPortal.Pdf.Reading.PdfFile;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

/// <summary>
/// A witness confirms a checkpoint after files of its version were downloaded. Files from before and after are both unchanged. A file with
/// a forged cosignature is not.
/// </summary>
public sealed class WitnessedReportTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = UtcInstant.Parse("2026-03-01T12:00:00.000Z");

    private readonly TemporaryDirectory _data = new();
    private readonly WitnessSigner _first = WitnessSigner.Make("witness.example/1");
    private readonly WitnessSigner _second = WitnessSigner.Make("another-witness.example/1");
    private PortalHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SignedCheckpoint Checkpoint => _host.Published.Find("sample")!.Checkpoints[1];

    public async ValueTask InitializeAsync()
    {
        _host = Start();
        await _host.PublishAsync(Given.Matrix());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Report_BeforeAndAfterEachCosignature_IsUnchanged()
    {
        var files = new List<byte[]> { await _host.FileAsync() };
        foreach (var signer in new[] { _first, _second })
        {
            Give(signer);
            files.Add(await _host.FileAsync());
        }

        Assert.Equal(3, files.Distinct(SameBytes.Instance).Count());
        foreach (var (count, file) in files.Index())
        {
            var found = await _host.VerifyAsync(file);
            Assert.Equal((Verdict.Unchanged, true), (found.Verdict, found.IsIdentical));
            Assert.Equal(
                Enumerable.Repeat(("Witness", CheckResult.Passed), count),
                found.Checks.Skip(3).Select(check => (check.Name, check.Result))
            );
            Assert.Empty(PdfConformance.Check(file));
        }
    }

    [Fact]
    public async Task Report_OfAConfirmedCheckpoint_ShowsTheWitnessAndItsKey()
    {
        using var before = await _host.GetAsync(VerifiedPortal.Export);
        Give(_first);
        using var after = await _host.GetAsync(VerifiedPortal.Export, ("If-None-Match", before.Headers.ETag!.Tag));

        Assert.Equal(System.Net.HttpStatusCode.OK, after.StatusCode);
        var file = await after.Content.ReadAsByteArrayAsync(Cancellation);
        var pages = PdfText.Pages(file).Select(page => page.Replace(" ", "", StringComparison.Ordinal)).ToList();
        Assert.Contains(
            $"Confirmedbywitness{_first.Key.Name}on2026-03-0112:00UTC,withthekey{_first.Key}",
            pages[0],
            StringComparison.Ordinal
        );
        Assert.Contains(_first.Sign(Checkpoint.Note.Text, Noon).Blob, pages[^1] + pages[^2], StringComparison.Ordinal);
        var proof = ProofIn(file);
        Assert.Equal([_first.Key.ToString()], proof["witnesses"]!.AsArray().Select(key => key!.GetValue<string>()));
        Assert.Contains(
            _first.Sign(Checkpoint.Note.Text, Noon).ToString(),
            proof["checkpoint"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        Assert.Null(ProofIn(await before.Content.ReadAsByteArrayAsync(Cancellation))["witnesses"]);
    }

    /// <summary>The second verifier needs only the file, and a key of another witness proves nothing.</summary>
    [Fact]
    public async Task SecondVerifier_OfAReportWithACosignature_ConfirmsItWithoutCheckpoints()
    {
        Give(_first);
        var file = await _host.FileAsync();

        var (code, said) = await SecondOpinionAsync(file, _first.Key);
        Assert.True(code == SecondOpinion.Good, said);
        Assert.Contains($"Good: the witness {_first.Key.Name} confirmed the checkpoint of ", said, StringComparison.Ordinal);
        (code, said) = await SecondOpinionAsync(file, _second.Key);
        Assert.True(code == SecondOpinion.Good, said);
        Assert.Contains(
            $"Not checked: the witness {_second.Key.Name} has cosigned neither the checkpoint in ",
            said,
            StringComparison.Ordinal
        );
    }

    /// <summary>The key of the PDF files was stolen, and the forger adds a witness to the file.</summary>
    [Theory]
    [InlineData("of a stranger", CheckResult.NotPossible, "This portal does not trust that witness.")]
    [InlineData("made up", CheckResult.Failed, "has no valid cosignature with its key")]
    [InlineData("of another checkpoint", CheckResult.Failed, "has no valid cosignature with its key")]
    [InlineData("with a key that is none", CheckResult.Failed, "names a witness with a key that can't be read")]
    [InlineData("in another order", CheckResult.Passed, "confirmed the checkpoint of the publication")]
    [InlineData("twice", CheckResult.Passed, "confirmed the checkpoint of the publication")]
    public async Task Report_WithACosignatureThatNoPortalPutThere_IsAltered(string forgery, CheckResult result, string words)
    {
        var confirmations = Forged(forgery);

        var file = await _host.OfReleaseAsync(null, new ReportSignature.Made(TestCertificates.Portal), confirmations);

        var found = await _host.VerifyAsync(file);
        Assert.Equal(Verdict.Altered, found.Verdict);
        Assert.Contains("the attached JSON", found.Places);
        Assert.Contains(
            found.Checks,
            check => check.Name == "Witness" && check.Result == result && check.Words.Contains(words, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task SecondVerifier_OfAMadeUpCosignature_NamesIt()
    {
        var file = await _host.OfReleaseAsync(null, new ReportSignature.Made(TestCertificates.Portal), Forged("made up"));

        var (code, said) = await SecondOpinionAsync(file, _first.Key);

        Assert.True(code == SecondOpinion.Broken, said);
        Assert.Contains($"The cosignature of {_first.Key.Name} ", said, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The operator removes a witness from the settings. Downloaded files with its cosignature remain valid.</summary>
    [Fact]
    public async Task Report_WithACosignatureOfAWitnessThatIsNoLongerTrusted_IsUnchanged()
    {
        Give(_first, _second);
        var file = await _host.FileAsync();
        await _host.DisposeAsync();
        _host = Start(_second);

        var found = await _host.VerifyAsync(file);

        Assert.Equal((Verdict.Unchanged, true), (found.Verdict, found.IsIdentical));
        Assert.Equal([CheckResult.Passed, CheckResult.NotPossible], found.Checks.Skip(3).Select(check => check.Result));
        Assert.Contains("no longer trusts that witness", found.Checks[^1].Words, StringComparison.Ordinal);
        Assert.NotEqual(file, await _host.FileAsync());
    }

    /// <summary>Without a proof, nothing in a file shows which cosignatures existed.</summary>
    [Fact]
    public async Task Report_WherePeopleAreShownByRole_IsTheSameWithAndWithoutCosignature()
    {
        await _host.DisposeAsync();
        _host = PortalHost.Start(_data, null, [.. Settings(_first), ("Portal:PeopleOnReaderPages", "roles")]);
        using var before = await _host.GetAsync(VerifiedPortal.Export);
        Give(_first);
        using var after = await _host.GetAsync(VerifiedPortal.Export);

        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal(await before.Content.ReadAsByteArrayAsync(Cancellation), await after.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task StampedReport_BeforeAndAfterACosignature_KeepsItsOwnStamp()
    {
        await using var server = await TimeStampResponder.StartAsync();
        await _host.DisposeAsync();
        _host = PortalHost.Start(_data, null, TimeStampResponder.OnlyOnDemand, [.. Settings(_first), .. server.Settings]);
        var before = await _host.FileAsync();
        Give(_first);
        var after = await _host.FileAsync();

        Assert.NotEqual(before, after);
        foreach (var file in new[] { before, after })
        {
            var found = await _host.VerifyAsync(file);
            Assert.Equal((Verdict.Unchanged, true, true), (found.Verdict, found.IsIdentical, found.TimeStamp!.IsKept));
        }
    }

    private WitnessConfirmation[] Forged(string forgery)
    {
        var text = Checkpoint.Note.Text;
        var stranger = WitnessSigner.Make("stranger.example");
        var (one, other) = (_first.Key.Confirm(text, _first.Sign(text, Noon))!, _second.Key.Confirm(text, _second.Sign(text, Noon))!);
        return forgery switch
        {
            "of a stranger" => [stranger.Key.Confirm(text, stranger.Sign(text, Noon))!],
            "made up" =>
            [
                one with
                {
                    Line = new NoteSignature(_first.Key.Name, _first.Key.Line(Noon.ToUnixTimeSeconds(), new byte[64]).Blob),
                },
            ],
            "of another checkpoint" => [one with { Line = _first.Sign($"{text}more\n", Noon) }],
            "with a key that is none" => [one with { Key = "witness" }],
            "in another order" => [one, other],
            _ => [one, one],
        };
    }

    private async Task<(int Code, string Said)> SecondOpinionAsync(byte[] file, WitnessKey witness)
    {
        using var files = new TemporaryDirectory();
        await File.WriteAllBytesAsync(files.File("report.pdf"), file, Cancellation);
        await File.WriteAllTextAsync(files.File("key.pem"), await _host.ReadAsync("/checkpoint-key.pem"), Cancellation);
        var opinion = await SecondVerifier.RunAsync(
            "--pdf",
            files.File("report.pdf"),
            "--key",
            files.File("key.pem"),
            "--witness",
            witness.ToString()
        );
        return (opinion.ExitCode, opinion.Said);
    }

    private void Give(params WitnessSigner[] signers) =>
        _host
            .Services.GetRequiredService<Cosignatures>()
            .Add([
                Checkpoint with
                {
                    Note = Checkpoint.Note with { Signatures = [.. signers.Select(signer => signer.Sign(Checkpoint.Note.Text, Noon))] },
                },
            ]);

    private PortalHost Start(params WitnessSigner[] trusted) =>
        PortalHost.Start(_data, null, Settings(trusted.Length == 0 ? [_first, _second] : trusted));

    private static (string Key, string Value)[] Settings(params WitnessSigner[] trusted) =>
        [
            ("Portal:Seed", "none"),
            ("Portal:PublicUrl", VerifiedPortal.PublicUrl),
            ($"{CheckpointOptions.Section}:{nameof(CheckpointOptions.Witnesses)}", string.Join(' ', trusted.Select(signer => signer.Key))),
        ];

    private static JsonObject ProofIn(byte[] file) =>
        JsonNode.Parse(PdfAttachments.In(PdfFile.Read(file), AttachmentRelationship.Supplement)!.Content.Span)!.AsObject();

    private sealed class SameBytes : IEqualityComparer<byte[]>
    {
        public static SameBytes Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x!.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }
}

using Bunit;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Auditing;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Tests.Web.Integrity.Witnessing;

/// <summary>A running portal shows the valid cosignatures that it gets, and no others.</summary>
public sealed class CosignaturesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = UtcInstant.Parse("2026-03-01T12:00:00.000Z");

    private readonly WitnessSigner _signer = WitnessSigner.Make("witness.example/1");
    private readonly WitnessSigner _silent = WitnessSigner.Make("witness.example/2");
    private PortalWithUsers _portal = null!;

    private SignedCheckpoint Newest => _portal.Service<Checkpoints>().All[^1];

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync(("Portal:Seed", "none"), ("Checkpoints:Witnesses", $"{_signer.Key} {_silent.Key}"));
        await _portal.Host.PublishAsync(Given.Matrix(), change: _portal.Admin.Change());
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task WitnessesOfLog_WithACosignature_ShowsHowFarEachHasConfirmedTheLog()
    {
        await using var context = new BunitContext();
        context.Services.AddSingleton(_portal.Service<Cosignatures>());
        context.Services.AddSingleton(_portal.Service<Checkpoints>());
        Assert.Equal(["nothing yet", "nothing yet"], ConfirmedIn(context.Render<WitnessesOfLog>()));

        Give(_signer.Sign(Newest.Note.Text, Noon));

        var page = context.Render<WitnessesOfLog>();
        Assert.Equal(
            [$"entry {Newest.Checkpoint.Content.Sequence} of content, entry {Newest.Checkpoint.Access.Sequence} of access", "nothing yet"],
            ConfirmedIn(page)
        );
        Assert.Equal([_signer.Key.Id, _silent.Key.Id], page.FindAll("code").Select(code => code.TextContent));

        static IEnumerable<string> ConfirmedIn(IRenderedComponent<WitnessesOfLog> page) =>
            page.FindAll("[data-label='Confirmed up to']").Select(cell => cell.TextContent);
    }

    [Fact]
    public async Task Checkpoints_WithCosignaturesInTheFile_ArePublishedWithThoseThatVerify()
    {
        var good = _signer.Sign(Newest.Note.Text, Noon);
        NoteSignature forged = new(_silent.Key.Name, _silent.Key.Line(Noon.ToUnixTimeSeconds(), new byte[64]).Blob);
        Give(good, forged, WitnessSigner.Make("stranger.example").Sign(Newest.Note.Text, Noon));

        var published = CheckpointFile.Read(await _portal.Host.ReadAsync("/checkpoints.txt")).Checkpoints;
        Assert.Equal([.. Newest.Note.Signatures, good], published[^1].Note.Signatures);

        var report = (await _portal.Service<EvidenceCheck>().RunAsync(null, Xunit.TestContext.Current.CancellationToken)).Report;
        Assert.Contains($"The cosignature of {_silent.Key.Name} ", Assert.Single(report.Faults).Sentence, StringComparison.Ordinal);
        Assert.Equal([Noon, null], report.Witnesses.Select(witness => witness.At));
    }

    [Fact]
    public void Add_OfASecondCosignatureOfOneCheckpoint_KeepsTheFirst()
    {
        Give(_signer.Sign(Newest.Note.Text, Noon));
        Give(_signer.Sign(Newest.Note.Text, Noon.AddDays(1)), _silent.Sign(Newest.Note.Text, Noon.AddDays(2)));
        var lines = _portal.Service<Cosignatures>().With(Newest).Signatures.Skip(Newest.Note.Signatures.Count).ToList();
        Assert.Equal([_signer.Sign(Newest.Note.Text, Noon), _silent.Sign(Newest.Note.Text, Noon.AddDays(2))], lines);
    }

    private void Give(params NoteSignature[] lines) =>
        _portal.Service<Cosignatures>().Add([Newest with { Note = Newest.Note with { Signatures = [.. lines] } }]);
}

using System.Text.Json;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>The portal shows what a witness has confirmed, and both verifiers check it.</summary>
public sealed class WitnessCosignatureTests(RecordedPortal recorded) : WitnessTestBase(recorded)
{
    [Fact]
    public async Task AddCosignature_OfATrustedWitness_IsPublishedAndReportedByBothVerifiers()
    {
        await FirstAsync();
        var ends = Portal.Ends();
        var (code, said) = await Portal.RunAsync("add-cosignature", Last, Trusting);
        Assert.True(code == 0, said);
        Assert.Equal(0, (await Portal.RunAsync("add-cosignature", Last, Trusting)).Code);
        var kept = CheckpointFile.Read(await File.ReadAllTextAsync(Portal.Data.File(Cosignatures.FileName), Cancellation)).Checkpoints;
        Assert.Single(Assert.Single(kept).Note.Signatures);

        var confirmed = CheckpointFile.Read(await File.ReadAllTextAsync(Last, Cancellation)).Checkpoints[0].Checkpoint;
        var sentence =
            $"The witness {Name} ({Key.Id}) confirmed the log up to entry {confirmed.Content.Sequence} of content and entry "
                + $"{confirmed.Access.Sequence} of access on ";
        Assert.Contains(sentence, (await Portal.RunAsync("verify", Trusting)).Said, StringComparison.Ordinal);
        Assert.DoesNotContain("The witness", (await Portal.RunAsync("verify")).Said, StringComparison.Ordinal);
        var json = JsonDocument
            .Parse((await Portal.RunAsync("verify", "--json", "--witness", Key.ToString())).Said)
            .RootElement.GetProperty("witnesses")[0];
        Assert.Equal((Name, confirmed.Content.Sequence), (json.GetProperty("name").GetString(), json.GetProperty("content").GetInt64()));

        string published;
        await using (var host = PortalHost.Start(Portal.Data, null, ("Portal:Seed", "none"), ("Checkpoints:Witnesses", Key.ToString())))
        {
            published = await host.ReadAsync("/checkpoints.txt");
        }

        Assert.Contains(
            CheckpointFile.Read(published).Checkpoints,
            signed => signed.Note.Signatures.Any(line => Key.Verify(signed.Note.Text, line) is not null)
        );
        await File.WriteAllTextAsync(Portal.Kept("published.txt"), published, Cancellation);
        var opinion = await OpinionAsync();
        Assert.Equal(SecondOpinion.Good, opinion.ExitCode);
        Assert.Contains(
            $"Good: the witness {Name} confirmed the log up to entry {confirmed.Content.Sequence} of content and "
                + $"{confirmed.Access.Sequence} of access, ",
            opinion.Said,
            StringComparison.Ordinal
        );
        Assert.True(ends.Content >= confirmed.Content.Sequence);
    }

    [Fact]
    public async Task Verify_OfACosignatureThatWasAltered_NamesTheWitnessInBothVerifiers()
    {
        await FirstAsync();
        await Portal.RunAsync("add-cosignature", Last, Trusting);
        var file = Portal.Data.File(Cosignatures.FileName);
        var note = CheckpointFile.Read(await File.ReadAllTextAsync(file, Cancellation)).Checkpoints[0].Note;
        var blob = Convert.FromBase64String(note.Signatures[0].Blob);
        blob[11] ^= 1;
        NoteSignature altered = new(Name, Convert.ToBase64String(blob));
        await File.WriteAllTextAsync(file, (note with { Signatures = [altered] }).ToString(), Cancellation);

        var (code, said) = await Portal.RunAsync("verify", Trusting);
        Assert.Equal(1, code);
        Assert.Contains($"The cosignature of {Name} under the checkpoint of ", said, StringComparison.Ordinal);

        var own = CheckpointFile.Read(await File.ReadAllTextAsync(Portal.CheckpointFile, Cancellation)).Checkpoints;
        var published = own.Select(signed =>
            signed.Note.Text == note.Text ? signed.Note with { Signatures = [.. signed.Note.Signatures, altered] } : signed.Note
        );
        await File.WriteAllTextAsync(Portal.Kept("published.txt"), string.Concat(published), Cancellation);
        var opinion = await OpinionAsync();
        Assert.Equal(SecondOpinion.Broken, opinion.ExitCode);
        Assert.Contains($"the cosignature of {Name} ", opinion.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddCosignature_OfAnotherWitnessOrAnotherPortal_IsRefused()
    {
        await FirstAsync();
        Assert.Contains("No witness is trusted.", (await Portal.RunAsync("add-cosignature", Last)).Said, StringComparison.Ordinal);
        var stranger = WitnessSigner.Make(Name).Key;
        var (code, said) = await Portal.RunAsync("add-cosignature", Last, $"--Checkpoints:Witnesses={stranger}");
        Assert.Equal(1, code);
        Assert.Contains("It contains no cosignature of a trusted witness.", said, StringComparison.Ordinal);
        Assert.Contains(
            "must list keys of witnesses",
            (await Portal.RunAsync("add-cosignature", Last, "--Checkpoints:Witnesses=something")).Said,
            StringComparison.Ordinal
        );

        var signer = WitnessSigner.Make("witness.example/2");
        var foreign = new Checkpoint(
            "other.example",
            AuditHead.Genesis(AuditStream.Content),
            AuditHead.Genesis(AuditStream.Access),
            DateTimeOffset.UnixEpoch
        ).ToText();
        var own = CheckpointFile.Read(await File.ReadAllTextAsync(Portal.CheckpointFile, Cancellation)).Checkpoints[0].Note.Text;
        foreach (
            var (text, at, sentence) in new[]
            {
                (foreign, DateTimeOffset.UnixEpoch, "isn't from this portal"),
                (own, DateTimeOffset.MaxValue, "is in the future"),
            }
        )
        {
            await File.WriteAllTextAsync(Portal.Kept("given.txt"), new SignedNote(text, [signer.Sign(text, at)]).ToString(), Cancellation);
            (code, said) = await Portal.RunAsync("add-cosignature", Portal.Kept("given.txt"), $"--Checkpoints:Witnesses={signer.Key}");
            Assert.Equal(1, code);
            Assert.Contains(sentence, said, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Portal.Data.File(Cosignatures.FileName)));
    }

    [Fact]
    public async Task Verify_WithoutACheckpointThatAWitnessConfirmed_ReportsItMissing()
    {
        var before = await File.ReadAllTextAsync(Portal.CheckpointFile, Cancellation);
        await Portal.PublishMoreAsync();
        await FirstAsync();
        await Portal.RunAsync("add-cosignature", Last, Trusting);
        await File.WriteAllTextAsync(Portal.CheckpointFile, before, Cancellation);

        var (code, said) = await Portal.RunAsync("verify", Trusting);
        Assert.Equal(1, code);
        Assert.Contains("confirms a checkpoint that this portal no longer publishes", said, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task Restore_OverAConfirmedCheckpoint_RemovesTheCosignature()
    {
        await Portal.RunAsync("backup", Portal.Backup);
        await Portal.PublishMoreAsync();
        await FirstAsync();
        await Portal.RunAsync("add-cosignature", Last, Trusting);
        Assert.Equal(0, (await Portal.RunAsync("restore", Portal.Backup, Trusting)).Code);

        var (code, said) = await Portal.RunAsync("verify", Trusting);
        Assert.True(code == 0, said);
        Assert.Contains("has not confirmed any checkpoint", said, StringComparison.Ordinal);
    }
}

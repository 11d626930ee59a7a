using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Audit.Checkpoints;

public sealed class ChainCheckTests
{
    private static readonly DateTimeOffset At = UtcInstant.Parse("2026-03-01T12:00:00.000Z");

    /// <summary>Changes to a chain of five entries, the entry that the check names, and the reason.</summary>
    public static TheoryData<string, long, string> Tampering =>
        new()
        {
            { "alter the payload", 3, "its hash does not match its payload" },
            { "alter the hash", 3, "its hash does not match its payload" },
            { "alter the previous hash", 3, "does not continue the entry before it" },
            { "delete", 3, "it is missing; the next entry has the number 4" },
            { "delete the first", 1, "it is missing; the next entry has the number 2" },
            { "double", 4, "another entry with the number 3 is in its place" },
            { "swap", 3, "it is missing; the next entry has the number 4" },
            { "alter and rehash", 4, "does not continue the entry before it" },
            { "another algorithm", 3, "uses an algorithm that this release does not know ('md5')" },
            { "another stream", 3, "it belongs to another stream ('access')" },
            { "no payload", 3, "its payload can't be read" },
            { "an empty payload", 3, "its payload can't be read" },
            { "column At", 3, "the column for its time" },
            { "column ActorId", 3, "the column for its actor" },
            { "column ActorName", 3, "the column for its name of the actor" },
            { "column Action", 3, "the column for its action" },
            { "column Target", 3, "the column for its target" },
            { "column OperationId", 3, "the column for its operation id" },
            { "a payload of another stream", 3, "the column for its stream" },
            { "a payload of another number", 3, "the column for its sequence" },
            { "time in another form", 3, "its time is not in the form of the log" },
            { "half of a character in a text", 3, "the column for its time" },
            { "half of a character in a name", 3, "its payload can't be read" },
            { "half of a character in a name of the actor", 3, "the column for its actor" },
        };

    [Theory]
    [MemberData(nameof(Tampering))]
    public void Take_FirstWrongEntry_IsNamedWithItsProblem(string tampering, long sequence, string sentence)
    {
        var fault = Check(Tampered(tampering)).Fault;
        Assert.Equal((sequence, AuditStream.Content, ProofPart.Chain), (fault?.Sequence, fault?.Stream, fault?.Part));
        Assert.Contains(sentence, fault!.Sentence, StringComparison.Ordinal);
        Assert.Contains($"Entry {sequence} of content", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_IntactChain_IsVerifiedToItsEnd()
    {
        var chain = Chain(5);
        var check = Check(chain);
        check.Finish(HeadOf(chain));
        Assert.Null(check.Fault);
        Assert.Equal((5L, HeadOf(chain)), (check.Entries, check.Head));
    }

    [Fact]
    public void Take_FromAVerifiedEntry_ContinuesTheCheck()
    {
        var chain = Chain(5);
        var check = new ChainCheck(HeadOf(chain[..2]));
        Assert.All(chain[2..], entry => Assert.True(check.Take(entry, EntryPayload.Parse(entry.Payload))));
        Assert.Equal(HeadOf(chain), check.Head);
        Assert.False(
            new ChainCheck(HeadOf(chain[..2]) with { Hash = new string('a', 64) }).Take(chain[2], EntryPayload.Parse(chain[2].Payload))
        );
    }

    [Theory]
    [InlineData(7, "the chain ends with entry 5, but the store's head names entry 7: the last entries are missing", 6)]
    [InlineData(4, "the store's head names entry 4, but the chain continues to entry 5", 5)]
    [InlineData(5, "the store's head names a different hash for the last entry", 5)]
    public void Finish_WithAnotherHead_IsRefused(long sequence, string sentence, long named)
    {
        var check = Check(Chain(5));
        check.Finish(new AuditHead(AuditStream.Content, sequence, new string('b', 64)));
        Assert.Contains(sentence, check.Fault!.Sentence, StringComparison.Ordinal);
        Assert.Equal(named, check.Fault.Sequence);
    }

    [Fact]
    public void Finish_WithoutAHead_IsRefusedUnlessTheChainIsEmpty()
    {
        var check = Check(Chain(2));
        check.Finish(null);
        Assert.Contains("the store has no head", check.Fault!.Sentence, StringComparison.Ordinal);
        var nothing = Check([]);
        nothing.Finish(null);
        Assert.Null(nothing.Fault);
    }

    [Fact]
    public void Take_AfterTheClockWasSetBack_NotesItOnly()
    {
        var steps = new List<ClockStep>();
        var check = new ChainCheck(AuditHead.Genesis(AuditStream.Content));
        check.ClockStepped += steps.Add;
        foreach (var entry in Chain(4, number => number == 3 ? At.AddDays(-400) : At.AddSeconds(number)))
        {
            Assert.True(check.Take(entry, EntryPayload.Parse(entry.Payload)));
        }

        var step = Assert.Single(steps);
        Assert.Equal((3, At.AddDays(-400)), (step.Sequence, step.At));
        Assert.Contains("Entry 3 of content", step.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Take_WithAnyFlippedBit_Fails()
    {
        var chain = Chain(2);
        var payload = chain[1].Payload;
        for (var bit = 0; bit < payload.Length * 8; bit++)
        {
            var altered = (byte[])payload.Clone();
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotNull(Check([chain[0], chain[1] with { Payload = altered }]).Fault);
        }
    }

    private static ChainCheck Check(IEnumerable<RecordedEntry> entries)
    {
        var check = new ChainCheck(AuditHead.Genesis(AuditStream.Content));
        foreach (var entry in entries)
        {
            using var payload = EntryPayload.Parse(entry.Payload);
            if (!check.Take(entry, payload))
            {
                break;
            }
        }

        return check;
    }

    private static RecordedEntry[] Tampered(string how)
    {
        var chain = Chain(5);
        var third = chain[2];
        RecordedEntry[] With(RecordedEntry entry) => [.. chain[..2], entry, .. chain[3..]];
        byte[] Replaced(string from, string to) =>
            Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(third.Payload).Replace(from, to, StringComparison.Ordinal));
        RecordedEntry Rehashed(byte[] payload) => third with { Payload = payload, Hash = AuditEntry.HashOf(third.PreviousHash, payload) };
        return how switch
        {
            "alter the payload" => With(third with { Payload = Replaced("because", "by decree") }),
            "alter the hash" => With(third with { Hash = new string('c', 64) }),
            "alter the previous hash" => With(third with { PreviousHash = new string('c', 64) }),
            "delete" => [.. chain[..2], .. chain[3..]],
            "delete the first" => chain[1..],
            "double" => [.. chain[..3], third, .. chain[3..]],
            "swap" => [.. chain[..2], chain[3], third, chain[4]],
            "alter and rehash" => With(Rehashed(Replaced("because", "by decree"))),
            "another algorithm" => With(third with { Algorithm = "md5" }),
            "another stream" => With(third with { Stream = AuditStream.Access }),
            "no payload" => With(Rehashed("not JSON"u8.ToArray())),
            "an empty payload" => With(Rehashed([])),
            "column At" => With(third with { At = UtcInstant.Format(At.AddYears(1)) }),
            "column ActorId" => With(third with { ActorId = "user:grace" }),
            "column ActorName" => With(third with { ActorName = "Grace" }),
            "column Action" => With(third with { Action = "lamp.put-out" }),
            "column Target" => With(third with { Target = "lamps/2" }),
            "column OperationId" => With(third with { OperationId = third.OperationId.ToUpperInvariant() + "x" }),
            "a payload of another stream" => With(Rehashed(Replaced("\"stream\":\"content\"", "\"stream\":\"access\""))),
            "a payload of another number" => With(Rehashed(Replaced("\"sequence\":3", "\"sequence\":4"))),
            "half of a character in a text" => With(Rehashed(Replaced(third.At, $"\\ud800{third.At}"))),
            "half of a character in a name" => With(Rehashed(Replaced("\"target\":", "\"\\ud800\":1,\"target\":"))),
            "half of a character in a name of the actor" => With(Rehashed(Replaced("\"},\"at\":", "\",\"\\ud800\":1},\"at\":"))),
            "time in another form" => With(Rehashed(Replaced(third.At, "yesterday")) with { At = "yesterday" }),
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
        };
    }

    internal static RecordedEntry[] Chain(int count, Func<int, DateTimeOffset>? at = null, string stream = AuditStream.Content)
    {
        var entries = new List<RecordedEntry>();
        var head = AuditHead.Genesis(stream);
        for (var number = 1; number <= count; number++)
        {
            var entry = AuditEntry.After(
                head,
                new LampLit(),
                new Change(Given.Ada, Guid.CreateVersion7(), "because"),
                at?.Invoke(number) ?? At.AddSeconds(number)
            );
            entries.Add(RecordedEntry.Of(entry));
            head = entry.ToHead();
        }

        return [.. entries];
    }

    internal static AuditHead HeadOf(RecordedEntry[] chain) => new(chain[^1].Stream, chain[^1].Sequence, chain[^1].Hash);

    private sealed record LampLit() : AuditFact("lamp.lit", "lamps/1")
    {
        public override JsonObject Data() => new() { ["watts"] = 60 };
    }
}

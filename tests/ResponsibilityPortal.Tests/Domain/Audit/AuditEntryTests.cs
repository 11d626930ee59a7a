using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Tests.Domain.Audit;

public sealed class AuditEntryTests
{
    private static readonly Change Change = new(new Actor("u-1", "Änne"), Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), null);
    private static readonly DateTimeOffset At = UtcInstant.Parse("2026-01-31T23:59:59.123Z");

    private static AuditEntry First(Change? change = null) =>
        AuditEntry.After(AuditHead.Genesis(AuditStream.Content), new LampLit(), change ?? Change, At.AddTicks(4567));

    [Fact]
    public void Payload_IsTheCanonicalRecord() =>
        Assert.Equal(
            """{"action":"lamp.lit","actor":{"id":"u-1","name":"Änne"},"at":"2026-01-31T23:59:59.123Z","data":{"on":true,"watts":60},"operationId":"00112233-4455-6677-8899-aabbccddeeff","reason":null,"sequence":1,"stream":"content","target":"lamps/1"}""",
            Encoding.UTF8.GetString(First().Payload)
        );

    [Fact]
    public void Hash_IsComputedAsDocumented() =>
        Assert.Equal("452bec095ca066a05e85107e25dc2e6be75e123a95861178a7138747c4b3cc76", First().Hash);

    [Fact]
    public void Fields_MatchThePayload()
    {
        var entry = First(Change with { Reason = "Dark." });
        var payload = JsonNode.Parse(entry.Payload)!;

        Assert.Equal(
            (
                entry.Stream,
                entry.Sequence,
                UtcInstant.Format(entry.At),
                entry.Actor.Id,
                entry.Actor.Name,
                entry.Action,
                entry.Target,
                entry.OperationId.ToString(),
                "Dark."
            ),
            (
                (string?)payload["stream"],
                (long)payload["sequence"]!,
                (string?)payload["at"],
                (string?)payload["actor"]!["id"],
                (string?)payload["actor"]!["name"],
                (string?)payload["action"],
                (string?)payload["target"],
                (string?)payload["operationId"],
                (string?)payload["reason"]
            )
        );
        Assert.Equal(At, entry.At);
    }

    [Fact]
    public void After_GenesisHead_StartsAtEntry1AndChainsEachEntry()
    {
        var first = First();
        var second = AuditEntry.After(first.ToHead(), new LampLit(), Change, At);

        Assert.Equal((1L, new string('0', 64)), (first.Sequence, first.PreviousHash));
        Assert.Equal((2L, first.Hash), (second.Sequence, second.PreviousHash));
        Assert.Equal(new AuditHead(AuditStream.Content, 2, second.Hash), second.ToHead());
    }

    [Fact]
    public void HashOf_AlteredByte_IsDifferent()
    {
        var entry = First();
        for (var index = 0; index < entry.Payload.Length; index++)
        {
            var altered = (byte[])entry.Payload.Clone();
            altered[index] ^= 1;
            Assert.NotEqual(entry.Hash, AuditEntry.HashOf(entry.PreviousHash, altered));
        }

        for (var digit = 0; digit < entry.PreviousHash.Length; digit++)
        {
            var altered = $"{entry.PreviousHash[..digit]}1{entry.PreviousHash[(digit + 1)..]}";
            Assert.NotEqual(entry.Hash, AuditEntry.HashOf(altered, entry.Payload));
        }

        Assert.Equal(entry.Hash, AuditEntry.HashOf(entry.PreviousHash, entry.Payload));
    }

    private sealed record LampLit() : AuditFact("lamp.lit", "lamps/1")
    {
        public override JsonObject Data() => new() { ["watts"] = 60, ["on"] = true };
    }
}

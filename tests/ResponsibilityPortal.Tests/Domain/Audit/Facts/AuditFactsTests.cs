using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Audit.Replay;
using ResponsibilityPortal.Domain.Audit.Sentences;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Audit.Facts;

public sealed class AuditFactsTests
{
    private static readonly Change Change = new(Given.Ada, Guid.Parse("0195512a-0000-7000-8000-000000000003"), "because");

    /// <summary>Payloads that releases wrote, one per line.</summary>
    private static readonly string[] Recorded = File.ReadAllLines(
        Path.Combine(Repository.Root, "tests/ResponsibilityPortal.Tests/Domain/Audit/Facts/payloads.jsonl")
    );

    /// <summary>Payloads that only earlier releases wrote, and their sentences.</summary>
    public static TheoryData<string, string, string> EarlierForms { get; } =
        new()
        {
            {
                """{"action":"draft.reshaped","actor":{"id":"user:ada","name":"Ada"},"at":"2026-01-01T00:00:00.000Z","data":{"patch":{"party/x":{"after":{"letter":"X","name":"X","slug":"x"}}},"words":"Undone: Done again: Undone: Removed the party “X”."},"operationId":"0195512a-0000-7000-8000-000000000003","reason":null,"sequence":1,"stream":"content","target":"matrices/sample"}""",
                "edit",
                "The draft of sample was edited: Undone: Removed the party “X”."
            },
            {
                """{"action":"session.started","actor":{"id":"user:ada","name":"Ada"},"at":"2026-01-01T00:00:00.000Z","data":{"from":"203.0.113.7","method":"passkey","session":"0195512a-0000-7000-8000-000000000002"},"operationId":"0195512a-0000-7000-8000-000000000003","reason":null,"sequence":1,"stream":"access","target":"people/0195512a-0000-7000-8000-000000000001"}""",
                "browser",
                "Bob signed in with passkey, from 203.0.113.7"
            },
            {
                """{"action":"store.restored","actor":{"id":"portal:operator","name":"Operator of this portal"},"at":"2026-01-01T00:00:00.000Z","data":{"copyHash":"00","from":12,"to":9},"operationId":"0195512a-0000-7000-8000-000000000003","reason":null,"sequence":1,"stream":"content","target":"store"}""",
                "kept",
                "The store was restored from a copy; the log was rolled back from 12 to 9: 3 entries are no longer in the log"
            },
            {
                """{"action":"portal.started","actor":{"id":"portal:operator","name":"Operator of this portal"},"at":"2026-01-01T00:00:00.000Z","data":{"certificate":null,"checkpointKey":null,"release":"0.2.0","settings":[]},"operationId":"0195512a-0000-7000-8000-000000000003","reason":null,"sequence":1,"stream":"access","target":"portal"}""",
                "lastCheckpoint",
                "The portal was started with release 0.2.0: "
            },
        };

    [Fact]
    public void Samples_ContainEveryKind() =>
        Assert.Equal(AuditFacts.All.Select(kind => kind.Action).Order(), FactSamples.All.Select(fact => fact.Action).Distinct().Order());

    [Fact]
    public void Payload_OfEveryFact_HasTheBytesOfEarlierReleases() => Assert.Equal(Recorded, FactSamples.All.Select(Payload));

    [Fact]
    public void Read_OfEveryFact_GivesTheSameFactAgain() =>
        Assert.All(
            FactSamples.All,
            fact =>
            {
                var known = Assert.IsType<FactReadOutcome.Known>(AuditFacts.Read(Encoding.UTF8.GetBytes(Payload(fact))));
                Assert.Equal(fact.GetType(), known.Fact.GetType());
                Assert.Equal("because", known.Reason);
                Assert.Equal(Payload(fact), Payload(known.Fact));
            }
        );

    [Theory]
    [MemberData(nameof(EarlierForms))]
    public void Read_OfAnEarlierForm_GivesAFactThatWritesTheMissingValueToo(string payload, string missing, string sentence)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        var known = Assert.IsType<FactReadOutcome.Known>(AuditFacts.Read(bytes));
        Assert.Contains(missing, known.Fact.Data().Select(value => value.Key));
        Assert.Equal(sentence, new EntrySentence(EntryNames.None with { UserOf = _ => "Bob" }).Of(bytes));
    }

    /// <summary>Removes and replaces every value of every fact, one by one. Readers, sentences and the replay get each result.</summary>
    [Fact]
    public void Read_OfADamagedPayload_IsContained()
    {
        var malformed = 0;
        foreach (var line in Recorded)
        {
            var entry = Entry(line);
            foreach (var damaged in Damaged(line))
            {
                var bytes = Encoding.UTF8.GetBytes(damaged);
                var outcome = AuditFacts.Read(bytes);
                var sentence = new EntrySentence(EntryNames.None).Of(bytes);
                if (outcome is FactReadOutcome.Malformed)
                {
                    malformed++;
                    Assert.Equal(EntrySentence.Unreadable, sentence);
                }

                using var payload = EntryPayload.Parse(bytes);
                if (payload is not null)
                {
                    new AuditReplay((_, _) => null).Take(entry, outcome);
                    new LogJudge().Take(entry, outcome);
                }
            }
        }

        Assert.True(malformed > 500, $"{malformed}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"data\":[]}")]
    [InlineData("{\"data\":{}}")]
    [InlineData("{\"data\":{},\"action\":7,\"target\":\"store\"}")]
    [InlineData("{\"data\":{},\"action\":\"setup-link.issued\",\"target\":\"setup\",\"reason\":[]}")]
    [InlineData("{\"data\":{\"needed\":\"\\ud800\"},\"action\":\"access.refused\",\"target\":\"audit\"}")]
    public void Read_OfAnythingElse_IsMalformed(string payload) =>
        Assert.IsType<FactReadOutcome.Malformed>(AuditFacts.Read(Encoding.UTF8.GetBytes(payload)));

    [Fact]
    public void Read_OfAKindOfALaterRelease_SaysWhichAndWhy()
    {
        const string Payload = """{"action":"moon.landed","data":{},"reason":"because","target":"moon"}""";
        Assert.Equal(new FactReadOutcome.Unknown("moon.landed", "moon", "because"), AuditFacts.Read(Encoding.UTF8.GetBytes(Payload)));
        Assert.Equal("moon landed", AuditFacts.NameOf("moon.landed"));
    }

    private static string Payload(AuditFact fact) => Encoding.UTF8.GetString(Entry(fact).Payload);

    private static AuditEntry Entry(AuditFact fact) =>
        AuditEntry.After(AuditHead.Genesis(AuditStream.Content), fact, Change, DateTimeOffset.UnixEpoch);

    private static RecordedEntry Entry(string line) => RecordedEntry.Of(Entry(FactSamples.All.First(fact => Payload(fact) == line)));

    private static IEnumerable<string> Damaged(string line)
    {
        foreach (var path in PathsIn(JsonNode.Parse(line)!, []).ToList())
        {
            foreach (
                var value in new[] { null, "null", "[]", "{}", "7", "-1.5", "true", "\"\"", "\"x\"", "[null]", "[{}]", "{\"slug\":null}" }
            )
            {
                var damaged = JsonNode.Parse(line)!;
                var parent = path[..^1].Aggregate(damaged, (node, step) => step is int index ? node[index]! : node[(string)step]!);
                if (parent is JsonArray list)
                {
                    list[(int)path[^1]] = value is null ? null : JsonNode.Parse(value);
                }
                else if (value is null)
                {
                    parent.AsObject().Remove((string)path[^1]);
                }
                else
                {
                    parent[(string)path[^1]] = JsonNode.Parse(value);
                }

                yield return damaged.ToJsonString();
            }
        }
    }

    /// <summary>The paths of values: below the data of a fact, to a depth of four. No reader goes deeper.</summary>
    private static IEnumerable<object[]> PathsIn(JsonNode node, object[] path)
    {
        if (path.Length > 5)
        {
            yield break;
        }

        var children = node switch
        {
            JsonObject members => members.Select(member => ((object)member.Key, member.Value)),
            JsonArray { Count: > 0 } items => [((object)0, items[0])],
            _ => [],
        };
        foreach (var (step, child) in children)
        {
            object[] here = [.. path, step];
            yield return here;
            foreach (var deeper in child is null ? [] : PathsIn(child, here))
            {
                yield return deeper;
            }
        }
    }
}

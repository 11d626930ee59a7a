using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A small valid matrix, and documents with one value altered.</summary>
internal static class TestMatrix
{
    public const string Text = """
        {
          "format": "responsibility-matrix/1",
          "slug": "lamp",
          "title": "Lamp responsibilities",
          "issuer": "Lamp Works",
          "standing": "example",
          "summary": "Who answers for what in Lamp.",
          "guidance": "Read the column that is yours.",
          "parties": [
            { "slug": "cloud", "letter": "P", "name": "Cloud provider" },
            { "slug": "vendor", "letter": "V", "name": "Lamp Works", "examples": ["Lamp Works Ltd"] },
            { "slug": "customer", "letter": "C", "name": "Customer" }
          ],
          "hostingModels": [
            { "slug": "hosted", "name": "Hosted", "parties": ["cloud", "vendor", "customer"], "aliases": ["LaaS"], "products": ["Lamp Cloud"] },
            { "slug": "own", "name": "Own site", "parties": ["vendor", "customer"] }
          ],
          "deployments": [
            { "slug": "lamp-cloud", "name": "Lamp Cloud", "hostingModels": ["hosted"] },
            { "slug": "lamp-mixed", "name": "Lamp Mixed", "hostingModels": ["hosted", "own"] }
          ],
          "frameworks": [
            { "slug": "alpha", "name": "Alpha", "version": "1" },
            { "slug": "beta", "name": "Beta", "version": "2.0" }
          ],
          "sources": [{ "slug": "docs", "title": "Lamp documentation", "url": "https://lamp.example/docs", "kind": "vendor-docs", "checkedOn": "2026-01-31" }],
          "statements": [{ "slug": "s1", "text": "Backups are shared.", "responsibilities": ["backups", "restore"] }],
          "domains": [
            {
              "slug": "recovery",
              "name": "Recovery",
              "responsibilities": [
                {
                  "slug": "backups",
                  "title": "Run the backup jobs",
                  "keywords": ["snapshot"],
                  "assignments": {
                    "hosted": {
                      "accountable": "vendor",
                      "contributing": ["customer"],
                      "notes": { "vendor": "Runs them", "customer": "Sets the schedule" },
                      "basis": "sourced",
                      "customerPart": "configures",
                      "sharing": "dependent"
                    },
                    "own": { "accountable": "customer" }
                  },
                  "controls": { "alpha": ["A-10", "A-9"], "beta": ["B.1"] },
                  "sources": ["docs"]
                },
                {
                  "slug": "restore",
                  "title": "Prove that a restore works",
                  "keywords": ["backup test"],
                  "assignments": { "hosted": { "accountable": "customer" }, "own": { "accountable": "customer" } },
                  "controls": { "alpha": ["A-10"] },
                  "related": ["backups"],
                  "reviewedOn": "2026-02-01",
                  "reviewDueOn": "2027-02-01"
                }
              ]
            },
            {
              "slug": "access",
              "name": "Access",
              "responsibilities": [
                {
                  "slug": "sign-in",
                  "title": "Set up multi-factor sign-in",
                  "description": "Use the organisation's directory. Colour the lamps.",
                  "keywords": ["MFA"],
                  "assignments": { "hosted": { "accountable": "vendor", "contributing": ["cloud"] }, "own": { "accountable": "vendor" } },
                  "controls": { "beta": ["a-10"] }
                },
                {
                  "slug": "buildings",
                  "title": "Guard the data center",
                  "assignments": { "hosted": { "accountable": "cloud" }, "own": { "accountable": "customer", "contributing": ["vendor"] } }
                }
              ]
            }
          ]
        }
        """;

    public static JsonObject Json() => JsonNode.Parse(Text)!.AsObject();

    public static byte[] Bytes => Encoding.UTF8.GetBytes(Text);

    public static Matrix Read() => Accepted(Bytes);

    public static MatrixIndex Index() => new(Read());

    /// <summary>Returns the matrix with the value at a JSON Pointer set. <c>-</c> as the last token appends to a list.</summary>
    public static byte[] With(string pointer, string json)
    {
        var document = Json();
        Set(document, pointer, JsonNode.Parse(json));
        return ToBytes(document);
    }

    /// <summary>Returns the matrix without the value at a JSON Pointer.</summary>
    public static byte[] Without(string pointer)
    {
        var document = Json();
        var (parent, token) = Locate(document, pointer);
        if (parent is JsonArray list)
        {
            list.RemoveAt(int.Parse(token, CultureInfo.InvariantCulture));
        }
        else
        {
            Assert.True(parent.AsObject().Remove(token), $"{pointer} is not in the test matrix.");
        }

        return ToBytes(document);
    }

    public static void Set(JsonObject document, string pointer, JsonNode? value)
    {
        var (parent, token) = Locate(document, pointer);
        switch (parent)
        {
            case JsonArray list when token == "-":
                list.Add(value);
                break;
            case JsonArray list:
                list[int.Parse(token, CultureInfo.InvariantCulture)] = value;
                break;
            default:
                parent[token] = value;
                break;
        }
    }

    public static byte[] ToBytes(JsonNode document) => JsonSerializer.SerializeToUtf8Bytes(document);

    public static Matrix Accepted(ReadOnlyMemory<byte> document) =>
        MatrixReader.Read(document) switch
        {
            MatrixReadOutcome.Accepted accepted => accepted.Matrix,
            MatrixReadOutcome.Refused refused => throw new InvalidOperationException(string.Join('\n', refused.Problems)),
            var other => throw new InvalidOperationException(other.ToString()),
        };

    public static ValueList<MatrixProblem> Problems(ReadOnlyMemory<byte> document) =>
        Assert.IsType<MatrixReadOutcome.Refused>(MatrixReader.Read(document)).Problems;

    private static (JsonNode Parent, string Token) Locate(JsonObject document, string pointer)
    {
        var tokens = pointer.Split('/')[1..];
        JsonNode parent = document;
        foreach (var token in tokens[..^1])
        {
            parent =
                (parent is JsonArray list ? list[int.Parse(token, CultureInfo.InvariantCulture)] : parent[token])
                ?? throw new ArgumentException($"{pointer} is not in the test matrix.", nameof(pointer));
        }

        return (parent, tokens[^1].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
    }
}

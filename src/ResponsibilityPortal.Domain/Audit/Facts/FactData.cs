using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The recorded values of one fact, read by name and type.</summary>
/// <remarks>
/// Throws <see cref="FormatException"/> for a value that is missing or of another type. <see cref="AuditFacts"/> turns that into an
/// outcome.
/// </remarks>
internal readonly struct FactData(string target, JsonElement values)
{
    public string Target => target;

    /// <summary>The slug of the matrix in a target <c>matrices/{matrix}/...</c>.</summary>
    public string Matrix => Step(0) == "matrices" ? Step(1) : throw Unfit("target");

    /// <summary>The fingerprint in a target <c>certificates/{fingerprint}</c>.</summary>
    public string Fingerprint => Step(0) == "certificates" ? Step(1) : throw Unfit("target");

    /// <summary>The identifier in a target <c>people/{user}</c>.</summary>
    public Guid User => UserOrNone ?? throw Unfit("target");

    /// <summary>The identifier, or null for the target <c>people</c>.</summary>
    public Guid? UserOrNone =>
        target == "people" ? null
        : Step(0) == "people" ? IdOf(Step(1), "target")
        : throw Unfit("target");

    /// <summary>The public ID in a target <c>api-tokens/{token}</c>; null for the target <c>api-tokens</c>.</summary>
    public string? TokenOrNone =>
        target == "api-tokens" ? null
        : Step(0) == "api-tokens" ? Step(1)
        : throw Unfit("target");

    public string Token => TokenOrNone ?? throw Unfit("target");

    /// <summary>The identifier in a target <c>matrices/{matrix}/comments/{comment}</c>.</summary>
    public Guid Comment => Step(2) == "comments" ? IdOf(Step(3), "target") : throw Unfit("target");

    /// <summary>The identifier in a target <c>matrices/{matrix}/problem-reports/{report}</c>.</summary>
    public Guid ProblemReport => Step(2) == "problem-reports" ? IdOf(Step(3), "target") : throw Unfit("target");

    /// <summary>The number in a target <c>matrices/{matrix}/versions/{number}</c>.</summary>
    public int VersionNumber =>
        Step(2) == "versions" && int.TryParse(Step(3), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unfit("target");

    /// <summary>The row and hosting model that the values name.</summary>
    public CellKey Cell => new(Text("responsibility"), Text("hostingModel"));

    /// <summary>Returns whether there is a value with that name.</summary>
    public bool Has(string name) => values.TryGetProperty(name, out _);

    public string Text(string name) => TextOrNone(name) ?? throw Unfit(name);

    /// <summary>Null also for a value that entries of earlier releases lack.</summary>
    public string? TextOrNone(string name) =>
        !values.TryGetProperty(name, out var value)
            ? null
            : value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => value.GetString(),
                _ => throw Unfit(name),
            };

    public int Number(string name) => Long(name) is var number and >= int.MinValue and <= int.MaxValue ? (int)number : throw Unfit(name);

    public long Long(string name) => LongOrNone(name) ?? throw Unfit(name);

    /// <summary>Null for a value that entries of earlier releases lack.</summary>
    public long? LongOrNone(string name) =>
        !values.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number
        : throw Unfit(name);

    public bool Flag(string name) =>
        Value(name).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Unfit(name),
        };

    public DateTimeOffset Instant(string name) => InstantOf(Text(name), name);

    public DateTimeOffset? InstantOrNone(string name) => TextOrNone(name) is { } text ? InstantOf(text, name) : null;

    public Guid Id(string name) => IdOf(Text(name), name);

    public IReadOnlyList<string> Texts(string name)
    {
        var texts = new List<string>();
        foreach (var item in Items(name))
        {
            texts.Add(item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Unfit(name));
        }

        return texts;
    }

    /// <summary>Returns a list of objects with values of their own.</summary>
    public IReadOnlyList<FactData> Parts(string name)
    {
        var parts = new List<FactData>();
        foreach (var item in Items(name))
        {
            parts.Add(item.ValueKind == JsonValueKind.Object ? new FactData(target, item) : throw Unfit(name));
        }

        return parts;
    }

    /// <summary>Returns an object with values of its own.</summary>
    public FactData Part(string name) => PartOrNone(name) ?? throw Unfit(name);

    public FactData? PartOrNone(string name) =>
        Value(name) switch
        {
            { ValueKind: JsonValueKind.Object } part => new FactData(target, part),
            { ValueKind: JsonValueKind.Null } => null,
            _ => throw Unfit(name),
        };

    /// <summary>Returns any object as a copy that outlives the document it was read from; null for none.</summary>
    public JsonObject? ObjectOrNone(string name) =>
        Value(name) switch
        {
            { ValueKind: JsonValueKind.Object } part => JsonObject.Create(part.Clone()),
            { ValueKind: JsonValueKind.Null } => null,
            _ => throw Unfit(name),
        };

    /// <param name="hostingModel">The slug of the cell's column.</param>
    public Assignment Assignment(string name, string hostingModel) =>
        AssignmentFormat.Read(Value(name), hostingModel, out var problems)
        ?? throw new FormatException($"The value '{name}' is not a cell: {problems[0]}");

    public Actor Actor() => new(Text("id"), Text("name"));

    public JsonElement Value(string name) => values.TryGetProperty(name, out var value) ? value : throw Unfit(name);

    private JsonElement.ArrayEnumerator Items(string name) =>
        Value(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : throw Unfit(name);

    private string Step(int index)
    {
        var steps = target.Split('/');
        return index < steps.Length && steps[index].Length > 0 ? steps[index] : throw Unfit("target");
    }

    private static Guid IdOf(string text, string name) => Guid.TryParseExact(text, "D", out var id) ? id : throw Unfit(name);

    private static DateTimeOffset InstantOf(string text, string name) =>
        UtcInstant.IsValid(text) ? UtcInstant.Parse(text) : throw Unfit(name);

    private static FormatException Unfit(string name) => new($"The value '{name}' is missing or has the wrong form.");
}

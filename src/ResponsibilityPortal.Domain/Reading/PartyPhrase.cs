using System.Collections.Frozen;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>
/// The name of a party as a sentence has it: "the customer", "the public cloud provider", "Yugabyte", "you". Matrices hold names alone, so
/// a name counts as one of a kind, which takes an article, when its last word is a common noun for a party.
/// </summary>
public static class PartyPhrase
{
    private static readonly FrozenSet<string> Kinds = Words(
        "administrator",
        "agency",
        "auditor",
        "bank",
        "client",
        "company",
        "contractor",
        "customer",
        "department",
        "developer",
        "enterprise",
        "integrator",
        "manufacturer",
        "operator",
        "organisation",
        "organization",
        "owner",
        "partner",
        "processor",
        "provider",
        "publisher",
        "reseller",
        "subcontractor",
        "supplier",
        "team",
        "tenant",
        "user",
        "vendor"
    );

    /// <summary>Words that can begin such a name and are written small within a sentence. Any other first word may be a name.</summary>
    private static readonly FrozenSet<string> Qualities = Words(
        "application",
        "cloud",
        "data",
        "end",
        "external",
        "hosting",
        "independent",
        "infrastructure",
        "internal",
        "local",
        "managed",
        "network",
        "platform",
        "private",
        "public",
        "security",
        "service",
        "software",
        "third-party"
    );

    /// <summary>Returns the name within a sentence.</summary>
    public static string Of(string name)
    {
        if (PartWords.IsPronoun(name))
        {
            return name.ToLowerInvariant();
        }

        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 || !Kinds.Contains(words[^1]) ? name
            : words.Length == 1 || Qualities.Contains(words[0]) ? $"the {Lowered(name)}"
            : $"the {name}";
    }

    /// <summary>Returns the name at the beginning of a sentence.</summary>
    public static string First(string name) =>
        Of(name) is { Length: > 0 } phrase ? $"{char.ToUpperInvariant(phrase[0])}{phrase[1..]}" : name;

    /// <summary>Returns several names at the beginning of a sentence: "The customer and Yugabyte".</summary>
    public static string AllFirst(IReadOnlyList<string> names) =>
        Enumeration.Of([.. names.Select((name, position) => position == 0 ? First(name) : Of(name))]);

    private static string Lowered(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";

    private static FrozenSet<string> Words(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}

using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Recognizes names of parties in the texts of cells and headings.</summary>
internal sealed partial class PartyNames
{
    /// <summary>The longest name that is recognized, in characters.</summary>
    private const int MaxLength = 40;

    private readonly Dictionary<string, (string[] Names, bool IsKnown)> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Party> _existing = new(StringComparer.Ordinal);

    /// <param name="existing">The parties of the draft; none for a new matrix.</param>
    public PartyNames(ValueList<Party> existing)
    {
        foreach (var party in existing)
        {
            _existing.TryAdd(PastedText.Key(party.Name), party);
            _existing.TryAdd(PastedText.Key(party.Slug), party);
            _existing.TryAdd(PastedText.Key(party.Letter), party);
        }
    }

    /// <summary>Returns whether a name is that of the reader's party.</summary>
    public static bool IsReader(string name) => Reader().IsMatch(PastedText.Key(name));

    /// <summary>Returns whether a heading of marks means all parties: "Shared", "Both".</summary>
    public static bool AreAll(string name) => All().IsMatch(PastedText.Key(name));

    /// <summary>Returns whether a name is one that many matrices have: customer, vendor, provider.</summary>
    public bool IsUsual(string name) => _existing.ContainsKey(PastedText.Key(name)) || Usual().IsMatch(PastedText.Key(name));

    /// <summary>Returns the party of the draft with a name, slug or letter; null for none.</summary>
    public Party? Find(string name) => _existing.GetValueOrDefault(PastedText.Key(name));

    /// <summary>Returns whether a text says who is responsible, by a usual name or a word such as "shared".</summary>
    public bool AreKnownIn(string text) => Read(text).IsKnown;

    /// <summary>Returns the names in a text, without words such as "shared"; none for a text that is too long to be names.</summary>
    public string[] In(string text) => Read(text).Names;

    /// <summary>Returns whether a text could be names of parties and nothing else.</summary>
    public bool CouldBe(string text) => text.Length <= 2 * MaxLength && (In(text).Length > 0 || AreKnownIn(text));

    private (string[] Names, bool IsKnown) Read(string text)
    {
        if (!_read.TryGetValue(text, out var read))
        {
            _read.Add(text, read = Divide(text));
        }

        return read;
    }

    private (string[] Names, bool IsKnown) Divide(string text)
    {
        if (text.Length > 2 * MaxLength)
        {
            return ([], false);
        }

        var names = new List<string>();
        var isKnown = NotApplicableText.IsIn(PastedText.Key(text));
        foreach (var part in isKnown ? [] : Separators().Split(Brackets().Replace(PastedText.Clean(text), "").Trim('*', ' ')))
        {
            var name = part.Trim('*', ' ', '.', ':');
            var key = PastedText.Key(name);
            if (key.Length == 0)
            {
                continue;
            }

            if (Special().IsMatch(key))
            {
                isKnown |= !Neutral().IsMatch(key);
                continue;
            }

            if (name.Length > MaxLength || key.Count(character => character == ' ') > 3 || name.Any(char.IsAsciiDigit))
            {
                return ([], false);
            }

            names.Add(name);
            isKnown |= IsUsual(name);
        }

        return ([.. names], isKnown);
    }

    [GeneratedRegex(@"[+,;/&|\n]|(?<=\s)(?:and|or|with)(?=\s)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\([^()]{0,40}\)|\[[^\[\]]{0,10}\]|[†‡§]", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?:shared|both|joint(?:ly)?|all)(?: responsibilit(?:y|ies)| parties)?$", RegexOptions.CultureInvariant)]
    private static partial Regex All();

    [GeneratedRegex(
        @"^(?:the )?(?:cloud |service |end )?(?:customers?|clients?|tenants?|consumers?|subscribers?|users?|you|csc|agency|customer agency)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Reader();

    [GeneratedRegex(
        @"^(?:the )?(?:cloud |service |end |platform |software |saas |third.party |customer )*(?:customers?|clients?|tenants?|consumers?|subscribers?|users?|you|csc|csp|agency|vendors?|providers?|suppliers?|third party|we|us)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Usual();

    /// <summary>Words that name no party.</summary>
    [GeneratedRegex(
        @"^(?:shared(?: responsibility)?|share|both(?: parties)?|joint(?:ly)?|partial(?:ly)?|hybrid|n ?/ ?a|n|a|not applicable|none|yes|no|x|✓|✔|✅|●|•|tbd|\?|-|–|—|all|owned|depends|varies|true|false|\d+)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Special();

    /// <summary>Special words that don't show that a column is about parties.</summary>
    [GeneratedRegex(@"^(?:yes|no|x|✓|✔|✅|●|•|n|a|tbd|\?|-|–|—|all|true|false|none|\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Neutral();
}

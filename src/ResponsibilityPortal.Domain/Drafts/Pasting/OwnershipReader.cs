using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Pasting;

/// <summary>Reads who owns a cell from what people write into spreadsheets. What is not understood is reported, never guessed.</summary>
public sealed partial class OwnershipReader
{
    private readonly Dictionary<string, Party> _parties = new(StringComparer.Ordinal);
    private readonly List<(string Key, Party Party)> _divisible;
    private readonly Dictionary<string, OwnershipCode> _meanings;
    private readonly Dictionary<string, OwnershipReading> _read = new(StringComparer.Ordinal);
    private readonly Matrix _matrix;

    /// <param name="meanings">What words that name no party stand for, by <see cref="PastedText.Key"/>.</param>
    public OwnershipReader(Matrix matrix, IEnumerable<KeyValuePair<string, OwnershipCode>>? meanings = null)
    {
        _matrix = matrix;
        foreach (var names in new Func<Party, string>[] { party => party.Letter, party => party.Name, party => party.Slug })
        {
            foreach (var party in matrix.Parties)
            {
                _parties.TryAdd(PastedText.Key(names(party)), party);
            }
        }

        _divisible = [.. _parties.Where(name => Split(name.Key).Count > 1).Select(name => (name.Key, name.Value)).OrderByDescending(name => name.Key.Length)];
        _meanings = new Dictionary<string, OwnershipCode>(meanings ?? [], StringComparer.Ordinal);
    }

    /// <summary>Reads the text of a cell; it must not be empty when clean.</summary>
    public OwnershipReading Read(string text)
    {
        if (!_read.TryGetValue(text, out var reading))
        {
            reading = ReadClean(PastedText.Clean(text));
            _read.Add(text, reading);
        }

        return reading;
    }

    private OwnershipReading ReadClean(string text)
    {
        var key = PastedText.Key(text);
        if (text == OwnershipCode.NotAssessed)
        {
            return new OwnershipReading.Understood(new OwnershipCode(null, []));
        }

        if (_meanings.TryGetValue(key, out var meaning))
        {
            return new OwnershipReading.Understood(meaning);
        }

        if (NotApplicable().IsMatch(key))
        {
            return new OwnershipReading.Unknown([text]);
        }

        var reading = new Parts();
        foreach (var part in Split(WithLetters(text)))
        {
            Read(part, reading);
        }

        return reading.Contradiction is { } why ? new OwnershipReading.Contradictory(why)
            : reading.Unknown.Count > 0 ? new OwnershipReading.Unknown(reading.Parties.Count == 0 ? [text] : reading.Unknown.Distinct(StringComparer.Ordinal).ToValueList())
            : reading.Parties.Count > 0 ? new OwnershipReading.Understood(reading.Code)
            : reading.IsNotAssessed ? new OwnershipReading.Understood(new OwnershipCode(null, []))
            : new OwnershipReading.Unknown([text]);
    }

    private void Read(string part, Parts reading)
    {
        var name = part.Trim('*', ' ');
        var isMarked = part.Contains('*', StringComparison.Ordinal);
        if (Find(name) is null)
        {
            name = Footnotes().Replace(name, "").Trim();
            var role = Role().Match(name);
            isMarked |= role.Groups["lead"].Success;
            name = role.Success ? name[..role.Index].TrimEnd() : name;
        }

        if (name.Length == 0)
        {
            return;
        }

        if (Find(name) is { } party)
        {
            reading.Add(party, isMarked);
        }
        else if (_meanings.TryGetValue(PastedText.Key(name), out var meaning))
        {
            reading.IsNotAssessed |= meaning.Accountable is null;
            foreach (var slug in meaning.Contributing.Prepend(meaning.Accountable).OfType<string>())
            {
                reading.Add(_matrix.Parties.First(known => known.Slug == slug), isMarked && slug == meaning.Accountable);
            }
        }
        else
        {
            reading.Unknown.Add(name);
        }
    }

    private Party? Find(string name) => _parties.GetValueOrDefault(PastedText.Key(name));

    /// <summary>Puts letters in place of names that hold a separator themselves: "Research and Development".</summary>
    private string WithLetters(string text)
    {
        foreach (var (key, party) in _divisible)
        {
            text = Regex.Replace(text, $@"(?<!\w){Regex.Escape(key)}(?!\w)", party.Letter, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        }

        return text;
    }

    private static List<string> Split(string text)
    {
        // One star at the beginning of a line marks a party; several are the bullets of a list.
        var listed = StarBullets().Count(text) > 1 ? StarBullets().Replace(text, "") : text;
        return [.. Separators().Split(listed).Select(part => part.Trim()).Where(part => part.Length > 0)];
    }

    [GeneratedRegex(@"[+,;/&|\n•‣◦▪●·]|(?<=^|\n)[-–—](?= )|(?<=\s|[)*\]])and(?=\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"(?<=^|\n)\* ")]
    private static partial Regex StarBullets();

    [GeneratedRegex(@"\[[\w*†‡§]{1,4}\]|\(\d{1,3}\)|[†‡§]")]
    private static partial Regex Footnotes();

    [GeneratedRegex(@"\((?:(?<lead>primary|lead|main|accountable)|secondary|supporting|contributing)\)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"^n ?/ ?a\.?$")]
    private static partial Regex NotApplicable();

    /// <summary>The parties named so far, in their order.</summary>
    private sealed class Parts
    {
        private Party? _marked;

        public List<Party> Parties { get; } = [];

        public List<string> Unknown { get; } = [];

        public bool IsNotAssessed { get; set; }

        public string? Contradiction { get; private set; }

        public OwnershipCode Code
        {
            get
            {
                var accountable = _marked ?? Parties[0];
                return new OwnershipCode(accountable.Slug, Parties.Where(party => party != accountable).Select(party => party.Slug).ToValueList());
            }
        }

        public void Add(Party party, bool isMarked)
        {
            if (Parties.Contains(party))
            {
                Contradiction ??= $"names {party.Name} twice";
            }
            else if (isMarked && _marked is not null)
            {
                Contradiction ??= $"marks both {_marked.Name} and {party.Name} as accountable";
            }

            _marked ??= isMarked ? party : null;
            Parties.Add(party);
        }
    }
}

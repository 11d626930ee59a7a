using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Pasting;

/// <summary>
/// Reads the parties of a cell from the text of a spreadsheet cell. Text that it doesn't recognize is reported, never guessed.
/// </summary>
public sealed partial class AssignmentReader
{
    private readonly Dictionary<string, Party> _parties = new(StringComparer.Ordinal);
    private readonly List<(string Key, Party Party)> _divisible;
    private readonly Dictionary<string, AssignmentCode> _meanings;
    private readonly Dictionary<string, AssignmentReading> _read = new(StringComparer.Ordinal);
    private readonly Matrix _matrix;

    /// <param name="meanings">The meanings of words that name no party, by <see cref="PastedText.Key"/>.</param>
    public AssignmentReader(Matrix matrix, IEnumerable<KeyValuePair<string, AssignmentCode>>? meanings = null)
    {
        _matrix = matrix;
        foreach (var names in new Func<Party, string>[] { party => party.Letter, party => party.Name, party => party.Slug })
        {
            foreach (var party in matrix.Parties)
            {
                _parties.TryAdd(PastedText.Key(names(party)), party);
            }
        }

        _divisible =
        [
            .. _parties
                .Where(name => SplitWithAnd(name.Key).Skip(1).Any())
                .Select(name => (name.Key, name.Value))
                .OrderByDescending(name => name.Key.Length),
        ];
        _meanings = new Dictionary<string, AssignmentCode>(meanings ?? [], StringComparer.Ordinal);
    }

    /// <summary>Reads the text of a cell. The clean text must not be empty.</summary>
    public AssignmentReading Read(string text)
    {
        if (!_read.TryGetValue(text, out var reading))
        {
            // A reason is kept as it was written. The names of parties are compared in a clean form.
            reading = NotApplicableBecause().Match(text.Trim()) is { Success: true } because
                ? new AssignmentReading.Understood(new AssignmentCode(null, []) { NotApplicable = because.Groups["reason"].Value })
                : ReadClean(PastedText.Clean(text));
            _read.Add(text, reading);
        }

        return reading;
    }

    private AssignmentReading ReadClean(string text)
    {
        var key = PastedText.Key(text);
        if (text == AssignmentCode.NotAssessed)
        {
            return new AssignmentReading.Understood(new AssignmentCode(null, []));
        }

        if (_meanings.TryGetValue(key, out var meaning))
        {
            return new AssignmentReading.Understood(meaning);
        }

        if (NotApplicable().IsMatch(key))
        {
            return new AssignmentReading.Unknown([text]);
        }

        var reading = new Parts { AllowsJoint = _matrix.AllowsJointAccountability };
        foreach (var (part, isAnd) in SplitWithAnd(WithLetters(text)))
        {
            Read(part, reading, isAnd);
        }

        return reading.Contradiction is { } why ? new AssignmentReading.Contradictory(why)
            : reading.Unknown.Count > 0
                ? new AssignmentReading.Unknown(
                    reading.Parties.Count == 0 ? [text] : reading.Unknown.Distinct(StringComparer.Ordinal).ToValueList()
                )
            : reading.Parties.Count > 0 ? new AssignmentReading.Understood(reading.Code)
            : reading.NotApplicable is { } reason
                ? new AssignmentReading.Understood(new AssignmentCode(null, []) { NotApplicable = reason })
            : reading.IsNotAssessed ? new AssignmentReading.Understood(new AssignmentCode(null, []))
            : new AssignmentReading.Unknown([text]);
    }

    /// <param name="isAnd">Whether “&amp;” or “and” precedes the part, which joins parties that share accountability.</param>
    private void Read(string part, Parts reading, bool isAnd)
    {
        var name = part.Trim('*', ' ');
        var isMarked = part.Contains('*', StringComparison.Ordinal);
        var isContributing = false;
        if (Find(name) is null)
        {
            name = Footnotes().Replace(name, "").Trim();
            var role = Role().Match(name);
            isMarked |= role.Groups["lead"].Success;
            isContributing = role.Success && !isMarked;
            name = role.Success ? name[..role.Index].TrimEnd() : name;
        }

        if (name.Length == 0)
        {
            return;
        }

        if (Find(name) is { } party)
        {
            reading.Add(party, isMarked, isContributing, isAnd);
        }
        else if (_meanings.TryGetValue(PastedText.Key(name), out var meaning))
        {
            if (meaning.NotApplicable is { } reason)
            {
                reading.MarkNotApplicable(reason);
                return;
            }

            reading.IsNotAssessed |= !meaning.Parties.Any();
            foreach (var slug in meaning.Parties)
            {
                reading.Add(
                    _matrix.Parties.First(known => known.Slug == slug),
                    isMarked && slug == meaning.Accountable,
                    isContributing || meaning.Contributing.Contains(slug),
                    isAnd || (meaning.JointlyAccountable.Contains(slug) && slug != meaning.JointlyAccountable[0])
                );
            }
        }
        else
        {
            reading.Unknown.Add(name);
        }
    }

    private Party? Find(string name) => _parties.GetValueOrDefault(PastedText.Key(name));

    /// <summary>Replaces names that contain a separator by letters: "Research and Development".</summary>
    private string WithLetters(string text)
    {
        foreach (var (key, party) in _divisible)
        {
            text = Regex.Replace(
                text,
                $@"(?<!\w){Regex.Escape(key)}(?!\w)",
                party.Letter,
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
            );
        }

        return text;
    }

    /// <summary>Splits a text into parts, each with whether “&amp;” or “and” precedes it.</summary>
    private static IEnumerable<(string Part, bool IsAnd)> SplitWithAnd(string text)
    {
        // One star at the beginning of a line marks a party; several stars are the bullets of a list.
        var listed = StarBullets().Count(text) > 1 ? StarBullets().Replace(text, "") : text;
        var (start, isFirst, between) = (0, true, new List<string>());
        var separators = Separators().Matches(listed).Select(match => (match.Index, match.Value));
        foreach (var (end, separator) in separators.Append((listed.Length, "")))
        {
            if (listed[start..end].Trim() is { Length: > 0 } part)
            {
                yield return (part, !isFirst && between is [var only] && IsAnd(only));
                (isFirst, between) = (false, []);
            }

            between.Add(separator);
            start = end + separator.Length;
        }
    }

    private static bool IsAnd(string separator) => separator is "&" || separator.Equals("and", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"[+,;/&|\n•‣◦▪●·]|(?<=^|\n)[-–—](?= )|(?<=\s|[)*\]])and(?=\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Separators();

    [GeneratedRegex(@"(?<=^|\n)\* ")]
    private static partial Regex StarBullets();

    [GeneratedRegex(@"\[[\w*†‡§]{1,4}\]|\(\d{1,3}\)|[†‡§]")]
    private static partial Regex Footnotes();

    [GeneratedRegex(
        @"\((?:(?<lead>primary|lead|main|accountable)|secondary|supporting|contributing)\)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Role();

    [GeneratedRegex(@"^n ?/ ?a\.?$")]
    private static partial Regex NotApplicable();

    /// <summary>The reason begins after all white space, so that a cell full of spaces is read in one pass.</summary>
    [GeneratedRegex(@"^n ?/ ?a\s*:\s*(?<reason>\S(?:.*\S)?)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NotApplicableBecause();

    /// <summary>The parties named so far, in their order.</summary>
    private sealed class Parts
    {
        private Party? _marked;
        private string? _contradiction;

        /// <summary>Whether "and" alone joins all parties since the first that isn't named as contributing.</summary>
        private bool _isJoined = true;

        /// <summary>The parties that aren't named as contributing.</summary>
        private readonly List<Party> _leads = [];
        private readonly List<Party> _joint = [];

        /// <summary>Whether parties can share accountability. Otherwise the first of them is accountable.</summary>
        public bool AllowsJoint { get; init; }

        public List<Party> Parties { get; } = [];

        public List<string> Unknown { get; } = [];

        public bool IsNotAssessed { get; set; }

        /// <summary>Why the duty is not applicable; null when no word says so.</summary>
        public string? NotApplicable { get; private set; }

        public string? Contradiction =>
            _contradiction
            ?? (NotApplicable is not null && Parties.Count > 0 ? "says “not applicable” and names parties" : null)
            ?? (Parties.Count > 0 && _leads.Count == 0 && Unknown.Count == 0 ? "names only contributing parties" : null);

        public AssignmentCode Code
        {
            get
            {
                if (_marked is null && _joint.Count > 0)
                {
                    var joint = _joint.Prepend(_leads[0]).ToList();
                    return new AssignmentCode(null, Parties.Except(joint).Select(party => party.Slug).ToValueList())
                    {
                        JointlyAccountable = joint.Select(party => party.Slug).ToValueList(),
                    };
                }

                var accountable = _marked ?? _leads[0];
                return new AssignmentCode(
                    accountable.Slug,
                    Parties.Where(party => party != accountable).Select(party => party.Slug).ToValueList()
                );
            }
        }

        public void MarkNotApplicable(string reason)
        {
            if (NotApplicable is not null && NotApplicable != reason)
            {
                _contradiction ??= "gives two reasons for “not applicable”";
            }

            NotApplicable ??= reason;
        }

        /// <param name="isContributing">Whether the party is named as contributing: "Customer (supporting)".</param>
        /// <param name="isAnd">Whether “&amp;” or “and” precedes the party.</param>
        public void Add(Party party, bool isMarked, bool isContributing, bool isAnd)
        {
            if (Parties.Contains(party))
            {
                _contradiction ??= $"names {party.Name} twice";
            }
            else if (isMarked && _marked is not null)
            {
                _contradiction ??= $"marks both {_marked.Name} and {party.Name} as accountable";
            }

            _marked ??= isMarked ? party : null;

            // Only parties that follow the first without another separator share its accountability: "V & C + P".
            _isJoined &= isAnd || _leads.Count == 0;
            if (!isContributing)
            {
                if (AllowsJoint && _isJoined && _leads.Count > 0)
                {
                    _joint.Add(party);
                }

                _leads.Add(party);
            }

            Parties.Add(party);
        }
    }
}

using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// Finds the control identifiers in a text as people write them: <c>AC-02</c>, <c>A.8.24</c>, <c>CC 6.1</c>, <c>SC-28(1)</c>, <c>AC-2 to
/// AC-6</c>, <c>PCI DSS 8.3.1</c>. Compares complete identifiers. When the matrix has no such control, an enhancement or sub-requirement
/// falls back to its parent.
/// </summary>
/// <remarks>
/// A number such as 8.3 is an identifier after the name of a framework or a word such as "requirement", and in a text of identifiers only.
/// In other texts it may as well be a version (TLS 1.2).
/// </remarks>
internal sealed class ControlReader(ControlIndex index, string text)
{
    /// <summary>The longest range that is read.</summary>
    private const int RangeMaxCount = 100;

    /// <summary>A longer number is no end of a range. No framework numbers so many controls.</summary>
    private const int RangeMaxDigits = 6;

    /// <summary>How many identifiers are read before ranges name their ends only. Short ranges could name many thousands.</summary>
    private const int RangesMaxMentions = 500;

    /// <summary>How many parts a range of two identifiers can have. A longer run is no identifier.</summary>
    private const int RunMaxParts = 12;

    /// <summary>In a text up to this length, letters in lower case before a space and a number are read as an identifier too.</summary>
    private const int LookUpMaxLength = 40;

    private static readonly StringComparer IgnoringCase = StringComparer.OrdinalIgnoreCase;

    private static readonly HashSet<string> Announcing = new(
        "REQUIREMENT REQUIREMENTS REQ REQS CONTROL CONTROLS CRITERION CRITERIA ANNEX ARTICLE SECTION CLAUSE".Split(' '),
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> Connecting = new(["AND", "OR", "TO", "THROUGH", "ID", "IDS", "NO"], StringComparer.Ordinal);

    private readonly List<IdentifierPart> _run = [];
    private readonly List<Mention> _mentions = [];
    private IReadOnlyList<Framework>? _frameworks;
    private bool _isAnnounced;
    private bool _hasOtherWords;

    /// <summary>Returns the controls that the text names.</summary>
    public NamedControls Read()
    {
        for (var at = 0; at < text.Length;)
        {
            _run.Clear();
            IdentifierText.ReadRun(text, at, _run);
            if (_run.Count == 0)
            {
                at++;
                continue;
            }

            at = ReadRun();
        }

        var isOnly = !_hasOtherWords && _mentions.Exists(mention => mention.Found.Count > 0 || mention.IsCertain);
        var named = isOnly ? _mentions : _mentions.FindAll(mention => mention.IsCertain);
        return named.Count == 0
            ? NamedControls.None
            : new NamedControls(
                [.. named.SelectMany(mention => mention.Found).DistinctBy(control => (control.Written.ToUpperInvariant(), control.Found))],
                [.. named.FindAll(mention => mention.Found.Count == 0).Select(mention => mention.Written).Distinct(IgnoringCase)],
                [.. named.Select(mention => (mention.Start, mention.End)).Distinct()],
                isOnly
            );
    }

    /// <summary>Reads the parts in <see cref="_run"/>, and those after a space that belong to them.</summary>
    /// <returns>The position after them.</returns>
    private int ReadRun()
    {
        if (!_run.Exists(part => part.IsNumber))
        {
            var word = KeyOf(0, _run.Count);
            if (_run.Count > 1 || !IsFamilyBeforeNumber(word))
            {
                ReadWord(word);
                return _run[^1].End;
            }

            IdentifierText.ReadRun(text, _run[0].End + 1, _run);
        }

        var end = _run[^1].End;
        if (_run.Count > RunMaxParts || IsWordWithNumber())
        {
            ReadOtherWord();
            return end;
        }

        if (ReadFramework())
        {
            return end;
        }

        if (SplitRange() is var second and > 0)
        {
            ReadRange(_run[..second], _run[second..]);
            return end;
        }

        if (IsRange() && _mentions is [.., { BeginsRange: true } from])
        {
            _mentions.RemoveAt(_mentions.Count - 1);
            ReadRange(from.Parts, [.. _run]);
            return end;
        }

        if (!IsListNumber())
        {
            AddMention([.. _run]);
        }

        return end;
    }

    private string KeyOf(int first, int end) => IdentifierText.KeyOf(text, [.. _run[first..end]]);

    /// <summary>Returns whether a word is the beginning of an identifier written with a space: "CC 6.1".</summary>
    private bool IsFamilyBeforeNumber(string word)
    {
        var (start, end) = (_run[0].Start, _run[0].End);
        return index.IsFamily(word)
            && end + 1 < text.Length
            && char.IsWhiteSpace(text[end])
            && char.IsAsciiDigit(text[end + 1])
            && (char.IsUpper(text[start]) || (word.Length > 1 && text.Length < LookUpMaxLength));
    }

    private void ReadWord(string word)
    {
        if (index.FrameworksNamed(word) is { Count: > 0 } named)
        {
            _frameworks = named;
        }
        else if (Announcing.Contains(word) || (word == "A" && _isAnnounced))
        {
            _isAnnounced = true;
        }
        else if (!Connecting.Contains(word))
        {
            ReadOtherWord();
        }
    }

    private void ReadOtherWord()
    {
        _hasOtherWords = true;
        (_frameworks, _isAnnounced) = (null, false);
    }

    /// <summary>Returns whether letters follow a number without a separator: log4j is a word, although LOG-4 is a control.</summary>
    private bool IsWordWithNumber() =>
        _run is [{ IsNumber: false } first, { IsNumber: true } number, { IsNumber: false } rest, ..]
        && first.End == number.Start
        && number.End == rest.Start
        && index.Find(KeyOf(0, _run.Count), null).Count == 0;

    /// <summary>Reads the number in the name of a framework: 27001, 800-53, SOC 2.</summary>
    private bool ReadFramework()
    {
        var key = KeyOf(0, _run.Count);
        if (index.Find(key, null).Count > 0)
        {
            return false;
        }

        if (!_run[0].IsNumber && index.FrameworksNamed(KeyOf(0, 1)) is { Count: > 0 } named)
        {
            // ISO27001 and SOC2 are names, PCI-12.8.5 is an identifier with the framework before it.
            _frameworks = named;
            _run.RemoveAt(0);
            return index.FrameworksNumbered(KeyOf(0, _run.Count)).Count > 0;
        }

        if (index.FrameworksNumbered(key) is not { Count: > 0 } numbered || (_frameworks is null && _run.Count == 1 && _run[0].Length < 4))
        {
            return false;
        }

        var both = _frameworks is null ? numbered : [.. numbered.Where(_frameworks.Contains)];
        _frameworks = both.Count > 0 ? both : _frameworks;
        return both.Count > 0;
    }

    /// <summary>Returns where the second identifier begins in one such as AC-2–AC-6 or CC6.1-6.3; 0 when there is none.</summary>
    private int SplitRange()
    {
        for (var second = 2; second < _run.Count - 1; second++)
        {
            if (Dashes.Contains(text[_run[second].Start - 1]) && CanEndRange(_run[..second], _run[second..]))
            {
                return second;
            }
        }

        return 0;
    }

    /// <summary>Returns whether "to" or a dash is between the last mention and the run, and both differ in their last parts only.</summary>
    private bool IsRange()
    {
        if (_mentions.Count == 0)
        {
            return false;
        }

        var last = _mentions[^1];
        var between = text.AsSpan(last.End, _run[0].Start - last.End).Trim();
        return CanEndRange(last.Parts, _run)
            && (
                between.Equals("to", StringComparison.OrdinalIgnoreCase)
                || between.Equals("through", StringComparison.OrdinalIgnoreCase)
                || (between.Length == 1 && Dashes.Contains(between[0]))
            );
    }

    /// <summary>Returns whether two identifiers differ in their last parts only. The second may leave the letters out: CC6.1-6.3.</summary>
    private bool CanEndRange(List<IdentifierPart> from, List<IdentifierPart> to)
    {
        var omitted = from.Count - to.Count;
        return (omitted == 0 || (omitted == 1 && to.Count > 1 && !from[0].IsNumber))
            && KeysOf(from[omitted..^1]).SequenceEqual(KeysOf(to[..^1]), StringComparer.Ordinal);
    }

    /// <summary>Adds each identifier of a range. It is as certain as both of its ends.</summary>
    private void ReadRange(List<IdentifierPart> from, List<IdentifierPart> to)
    {
        var (first, last) = (NumberAt(from[^1]), NumberAt(to[^1]));
        var isTooLong = last - first > RangeMaxCount || _mentions.Count + last - first > RangesMaxMentions;
        if (first is null || last is null || last <= first || isTooLong)
        {
            AddMention(from);
            AddMention(to);
            return;
        }

        var (start, end) = (from[0].Start, EndOf(to[^1]));
        var (before, after) = (text[start..from[^1].Start], text[from[^1].End..EndOf(from[^1])]);
        var prefix = KeysOf(from[..^1]);
        var range = new List<Mention>();
        for (var number = first.Value; number <= last.Value; number++)
        {
            var digits = number.ToString(CultureInfo.InvariantCulture);
            range.Add(MentionOf($"{before}{digits}{after}", [.. prefix, digits], to, start, end) with { BeginsRange = false });
        }

        var isCertain = range[0].IsCertain && range[^1].IsCertain;
        _mentions.AddRange(range.Select(mention => mention with { IsCertain = isCertain }));
    }

    private int? NumberAt(IdentifierPart part) =>
        part is { IsNumber: true, Length: <= RangeMaxDigits }
        && int.TryParse(text.AsSpan(part.Start, part.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Returns whether the run is the number of a line: "1. AC-2".</summary>
    private bool IsListNumber() =>
        _run is [{ IsNumber: true } only]
        && !_isAnnounced
        && (only.End == text.Length || text[only.End] is '.' or ')' or ':')
        && (only.End + 1 >= text.Length || char.IsWhiteSpace(text[only.End + 1]))
        && only.Start + only.Length < text.Length;

    private void AddMention(List<IdentifierPart> parts)
    {
        var (start, end) = (parts[0].Start, EndOf(parts[^1]));
        _mentions.Add(MentionOf(text[start..end], KeysOf(parts), parts, start, end));
    }

    /// <param name="keys">The parts of the identifier in their comparable form.</param>
    /// <param name="parts">The last identifier in the text from <paramref name="start"/> to <paramref name="end"/>.</param>
    private Mention MentionOf(string written, string[] keys, List<IdentifierPart> parts, int start, int end)
    {
        var (found, isParent, family) = Resolve(keys);
        var isFamily = family is not null && (found.Count > 0 || (family.Length > 1 && IsWrittenAsIdentifier(written, family)));
        var isDotted = char.IsAsciiDigit(written[0]) && written.Contains('.', StringComparison.Ordinal);
        var isInFramework = _frameworks is not null && (found.Count > 0 || isDotted);
        var isCertain = isFamily || isInFramework || (found.Count > 0 && _isAnnounced);
        return new Mention(start, end, written, parts, Named(written, found, isParent), isCertain);
    }

    /// <summary>Returns whether letters are in upper case or separated from the number. mp3 is no control that the matrix lacks.</summary>
    private static bool IsWrittenAsIdentifier(string written, string letters) =>
        written.StartsWith(letters, StringComparison.Ordinal) || !char.IsAsciiDigit(written[letters.Length]);

    private string[] KeysOf(List<IdentifierPart> parts) => [.. parts.Select(part => IdentifierText.KeyOf(text, [part]))];

    /// <summary>Returns the end of an identifier, with the bracket that closes it.</summary>
    private int EndOf(IdentifierPart last) =>
        IsBracketed(last) && last.End < text.Length && text[last.End] is ')' or ']' ? last.End + 1 : last.End;

    private bool IsBracketed(IdentifierPart last) => last.Start > 0 && text[last.Start - 1] is '(' or '[';

    private static List<NamedControl> Named(string written, IReadOnlyList<ControlRows> found, bool isParent) =>
        [.. found.Select(control => new NamedControl(written, control, isParent))];

    /// <summary>
    /// Returns the controls that parts name: the complete identifier, the same without the A of Annex A, or the nearest parent of either;
    /// and the letters that the identifier begins with, when the matrix has identifiers with them.
    /// </summary>
    private (IReadOnlyList<ControlRows> Found, bool IsParent, string? Family) Resolve(string[] keys)
    {
        var letters = char.IsAsciiDigit(keys[0][0]) ? null : keys[0];
        var withoutA = letters == "A" && keys.Length > 2 ? keys[1..] : null;
        var family = letters is not null && (withoutA is not null || index.IsFamily(letters)) ? letters : null;
        for (var count = keys.Length; count > 1; count--)
        {
            var isParent = count < keys.Length;
            if (Find(keys[..count]) is { Count: > 0 } found)
            {
                return (found, isParent, family);
            }

            if (withoutA is not null && count > 2 && Find(withoutA[..(count - 1)]) is { Count: > 0 } annex)
            {
                return (annex, isParent, family);
            }
        }

        var single = keys.Length == 1 ? Find(keys) : [];
        return (single, false, family);
    }

    private IReadOnlyList<ControlRows> Find(string[] keys) => index.Find(string.Join(' ', keys), _frameworks);

    /// <summary>An identifier in the text.</summary>
    /// <param name="Parts">Its parts in the text. For an identifier of a range, those of the end of the range.</param>
    /// <param name="IsCertain">Whether it is an identifier in any text, not only in a text of identifiers.</param>
    private sealed record Mention(
        int Start,
        int End,
        string Written,
        List<IdentifierPart> Parts,
        List<NamedControl> Found,
        bool IsCertain
    )
    {
        /// <summary>Whether a range can begin with it. One that a range ends with begins no other.</summary>
        public bool BeginsRange { get; init; } = true;
    }
}

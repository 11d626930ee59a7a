using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>
/// Returns the properties of one JSON object and collects problems. A missing or invalid property reads as empty, so that reading continues
/// and finds every problem. <see cref="Finish"/> then reports the properties that were not read.
/// </summary>
public sealed class JsonObjectReader
{
    private static readonly string[] InstantForms = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"];

    private readonly Dictionary<string, JsonElement> _properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unasked = new(StringComparer.Ordinal);
    private readonly string _pointer;
    private readonly ProblemList _problems;

    public JsonObjectReader(JsonElement element, string pointer, ProblemList problems)
    {
        (_pointer, _problems) = (pointer, problems);
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(pointer, $"must be an object, not {JsonTextReader.NameOf(element.ValueKind)}.");
            IsObject = false;
            return;
        }

        problems.ThrowIfLate();
        foreach (var property in element.EnumerateObject())
        {
            if (_properties.Count == DocumentCount.PropertiesMaxCount)
            {
                problems.Add(pointer, DocumentCount.TooManyProperties("It"));
                break;
            }

            if (JsonTextReader.NameOf(property) is not { } name)
            {
                problems.Add(pointer, "has a property whose name contains half of a surrogate pair.");
            }
            else if (name.Length > Matrices.Slug.MaxLength)
            {
                problems.Add(pointer, $"has a property whose name is longer than {Matrices.Slug.MaxLength} characters.");
            }
            else if (_properties.TryAdd(name, property.Value))
            {
                _unasked.Add(name);
            }
            else
            {
                problems.Add(JsonPointer.Append(pointer, name), "occurs twice in the same object.");
            }
        }
    }

    /// <summary>False when the element was not an object; then missing properties are not reported.</summary>
    public bool IsObject { get; } = true;

    /// <summary>The properties in document order, for objects whose keys are names and not fields.</summary>
    public IEnumerable<(string Name, JsonElement Value, string Pointer)> Members
    {
        get
        {
            _unasked.Clear();
            return _properties.Select(property => (property.Key, property.Value, JsonPointer.Append(_pointer, property.Key)));
        }
    }

    public string PointerTo(string name) => JsonPointer.Append(_pointer, name);

    public string Text(string name, int maxLength, bool severalLines = false) =>
        Required(name) ? OptionalText(name, maxLength, severalLines) ?? "" : "";

    public string? OptionalText(string name, int maxLength, bool severalLines = false) =>
        Find(name) is { } element ? JsonTextReader.Read(element, PointerTo(name), maxLength, severalLines, _problems) : null;

    public string Matching(string name, int maxLength, Regex pattern, string expectation)
    {
        var text = Text(name, maxLength);
        if (text.Length > 0 && !pattern.IsMatch(text))
        {
            _problems.Add(PointerTo(name), $"'{text}' must be {expectation}.");
            return "";
        }

        return text;
    }

    /// <summary>Reads a text that must match a pattern. The text is optional.</summary>
    public string? OptionalMatching(string name, int maxLength, Regex pattern, string expectation)
    {
        var text = OptionalText(name, maxLength);
        if (text is not null && !pattern.IsMatch(text))
        {
            _problems.Add(PointerTo(name), $"'{text}' must be {expectation}.");
            return null;
        }

        return text;
    }

    /// <summary>Reads an object. The object is optional.</summary>
    public T? OptionalObject<T>(string name, Func<JsonElement, string, T> read)
        where T : class => Find(name) is { } element ? read(element, PointerTo(name)) : null;

    public string Slug(string name)
    {
        if (!Required(name))
        {
            return "";
        }

        var text = Find(name) is { } element
            ? JsonTextReader.Read(element, PointerTo(name), Matrices.Slug.MaxLength, false, _problems)
            : null;
        return text is not null && IsSlug(text, PointerTo(name)) ? text : "";
    }

    public bool IsSlug(string text, string pointer)
    {
        if (Matrices.Slug.IsValid(text))
        {
            return true;
        }

        _problems.Add(
            pointer,
            $"'{text}' is not a slug: lower-case words of a-z and 0-9, beginning with a letter, joined by single hyphens, at most "
                + $"{Matrices.Slug.MaxLength} characters."
        );
        return false;
    }

    public T Choice<T>(string name, FrozenDictionary<string, T> words)
        where T : struct => Required(name) ? OptionalChoice(name, words) ?? default : default;

    public T? OptionalChoice<T>(string name, FrozenDictionary<string, T> words)
        where T : struct
    {
        if (
            Find(name) is not { } element
            || JsonTextReader.Read(element, PointerTo(name), Matrices.Slug.MaxLength, false, _problems) is not { } text
        )
        {
            return null;
        }

        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        _problems.Add(
            PointerTo(name),
            $"'{text}' is unknown; expected one of {string.Join(", ", words.Keys.Order(StringComparer.Ordinal))}."
        );
        return null;
    }

    public DateOnly? OptionalDate(string name)
    {
        if (
            Find(name) is not { } element
            || JsonTextReader.Read(element, PointerTo(name), Matrices.Slug.MaxLength, false, _problems) is not { } text
        )
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, MatrixFormat.DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        _problems.Add(PointerTo(name), $"'{text}' is not a date; expected year-month-day as in 2026-01-31.");
        return null;
    }

    /// <summary>Reads true or false. The property is optional.</summary>
    public bool? OptionalFlag(string name)
    {
        if (Find(name) is not { } element)
        {
            return null;
        }

        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.GetBoolean();
        }

        _problems.Add(PointerTo(name), $"must be true or false, not {JsonTextReader.NameOf(element.ValueKind)}.");
        return null;
    }

    /// <summary>Reads an integer of at least 0.</summary>
    public int Count(string name)
    {
        if (!Required(name) || Find(name) is not { } element)
        {
            return 0;
        }

        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= 0)
        {
            return number;
        }

        _problems.Add(PointerTo(name), "must be a whole number from 0 on.");
        return 0;
    }

    /// <summary>Reads an instant in UTC, in the form of RFC 3339.</summary>
    public DateTimeOffset? OptionalInstant(string name)
    {
        if (
            Find(name) is not { } element
            || JsonTextReader.Read(element, PointerTo(name), Matrices.Slug.MaxLength, false, _problems) is not { } text
        )
        {
            return null;
        }

        if (
            text.EndsWith('Z')
            && DateTimeOffset.TryParseExact(
                text,
                InstantForms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var instant
            )
        )
        {
            return instant;
        }

        _problems.Add(PointerTo(name), $"'{text}' is not an instant in UTC; expected a form such as 2026-01-31T23:59:59Z.");
        return null;
    }

    public ValueList<T> Items<T>(string name, int maxCount, Func<JsonElement, string, T> read)
    {
        if (!Required(name))
        {
            return [];
        }

        var items = OptionalItems(name, maxCount, read);
        if (items.Count == 0 && Find(name)?.ValueKind == JsonValueKind.Array)
        {
            _problems.Add(PointerTo(name), "must not be empty.");
        }

        return items;
    }

    public ValueList<T> OptionalItems<T>(string name, int maxCount, Func<JsonElement, string, T> read)
    {
        if (Find(name) is not { } element)
        {
            return [];
        }

        var pointer = PointerTo(name);
        if (element.ValueKind != JsonValueKind.Array)
        {
            _problems.Add(pointer, $"must be a list, not {JsonTextReader.NameOf(element.ValueKind)}.");
            return [];
        }

        if (element.GetArrayLength() > maxCount)
        {
            _problems.Add(
                pointer,
                string.Create(CultureInfo.InvariantCulture, $"has {element.GetArrayLength():N0} items; at most {maxCount:N0} are allowed.")
            );
            return [];
        }

        return element.EnumerateArray().Select((item, index) => read(item, JsonPointer.Append(pointer, index))).ToValueList();
    }

    /// <summary>Reads a list of distinct texts. The list is optional.</summary>
    public ValueList<string> OptionalTexts(string name, int maxCount, int maxLength) =>
        Distinct(
            name,
            OptionalItems(name, maxCount, (item, pointer) => JsonTextReader.Read(item, pointer, maxLength, false, _problems) ?? "")
        );

    /// <summary>Reads a list of texts of one or several lines, with at least one. White space around a text is dropped.</summary>
    public ValueList<string> TrimmedTexts(string name, int maxCount, int maxLength) =>
        Items(
            name,
            maxCount,
            (item, pointer) => JsonTextReader.Read(item, pointer, maxLength, true, _problems, isTrimmed: true) ?? ""
        );

    /// <summary>Reads a list of distinct slugs, with at least one.</summary>
    public ValueList<string> Slugs(string name, int maxCount) => Distinct(name, Items(name, maxCount, ReadSlug));

    /// <summary>Reads a list of distinct slugs. The list is optional.</summary>
    public ValueList<string> OptionalSlugs(string name, int maxCount) => Distinct(name, OptionalItems(name, maxCount, ReadSlug));

    /// <summary>Reads a list of distinct slugs. The list is optional, but has a minimum number of slugs when it exists.</summary>
    public ValueList<string> OptionalSlugs(string name, int maxCount, int minCount)
    {
        var slugs = OptionalSlugs(name, maxCount);
        if (slugs.Count < minCount && Find(name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() < minCount)
        {
            _problems.Add(
                PointerTo(name),
                string.Create(CultureInfo.InvariantCulture, $"must name at least {minCount:N0}; leave it out otherwise.")
            );
        }

        return slugs;
    }

    /// <summary>Reads an object whose keys are slugs as a list. The object is optional. An invalid key reads as empty.</summary>
    public ValueList<T> OptionalNamed<T>(string name, Func<string, JsonElement, string, T> read) =>
        Find(name) is { } element
            ? new JsonObjectReader(element, PointerTo(name), _problems)
                .Members.Select(member => read(IsSlug(member.Name, member.Pointer) ? member.Name : "", member.Value, member.Pointer))
                .ToValueList()
            : [];

    /// <summary>Reports every property that was not read.</summary>
    public void Finish()
    {
        foreach (var name in _unasked)
        {
            _problems.Add(PointerTo(name), "is not a property of this object; check the spelling.");
        }
    }

    private string ReadSlug(JsonElement item, string pointer) =>
        JsonTextReader.Read(item, pointer, Matrices.Slug.MaxLength, false, _problems) is { } text && IsSlug(text, pointer) ? text : "";

    private ValueList<string> Distinct(string name, ValueList<string> texts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < texts.Count; index++)
        {
            if (texts[index].Length > 0 && !seen.Add(texts[index]))
            {
                _problems.Add(JsonPointer.Append(PointerTo(name), index), $"'{texts[index]}' occurs twice in this list.");
            }
        }

        return texts;
    }

    private bool Required(string name)
    {
        if (IsObject && !_properties.ContainsKey(name))
        {
            _problems.Add(_pointer, $"lacks the property '{name}'.");
        }

        return IsObject;
    }

    private JsonElement? Find(string name)
    {
        _unasked.Remove(name);
        return _properties.TryGetValue(name, out var element) ? element : null;
    }
}

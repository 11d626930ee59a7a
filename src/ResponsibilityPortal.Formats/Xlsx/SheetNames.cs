using System.Buffers;
using System.Globalization;

namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>Makes the names of the sheets of one workbook: short, without forbidden characters, and different from one another.</summary>
public sealed class SheetNames
{
    /// <summary>The longest name, in UTF-16 code units.</summary>
    public const int MaxLength = 31;

    /// <summary>The name that Excel keeps for itself.</summary>
    private const string Reserved = "History";

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("[]:*?/\\\uFFFE\uFFFF");

    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase) { Reserved };

    /// <summary>Returns a name that is like a text, and keeps it.</summary>
    public string Add(string text)
    {
        var name = Named(text);
        var unique = Beginning(name, MaxLength);
        for (var number = 2; !_used.Add(unique); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $" ({number})");
            unique = Beginning(name, MaxLength - suffix.Length) + suffix;
        }

        return unique;
    }

    /// <exception cref="ArgumentException">No sheet can have the name, or another one has it.</exception>
    internal static void Check(string name, IEnumerable<string> others)
    {
        var names = new SheetNames();
        foreach (var other in others)
        {
            names._used.Add(other);
        }

        if (names.Add(name) != name)
        {
            throw new ArgumentException($"No sheet can have the name '{name}'.", nameof(name));
        }
    }

    private static string Named(string text)
    {
        var kept = string.Create(
            text.Length,
            text,
            (characters, source) =>
            {
                for (var index = 0; index < characters.Length; index++)
                {
                    var character = source[index];
                    characters[index] = Forbidden.Contains(character) || char.IsControl(character) ? ' ' : character;
                }
            }
        );
        var words = string.Join(' ', kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('\'', ' ');
        return words.Length == 0 ? "Sheet" : words;
    }

    private static string Beginning(string name, int length)
    {
        if (name.Length <= length)
        {
            return name;
        }

        return name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)].TrimEnd(' ', '\'');
    }
}

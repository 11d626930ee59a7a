using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>The parties of an import: those of the draft, and those that the table names.</summary>
public sealed class ImportParties
{
    private readonly List<Party> _parties;
    private readonly NewSlugs _slugs;

    public ImportParties(ValueList<Party> existing)
    {
        _parties = [.. existing];
        _slugs = new NewSlugs("party", _parties.Select(party => party.Slug).Append(Party.ReaderSlug));
    }

    public ValueList<Party> All => [.. _parties];

    /// <summary>Returns the party with a name, which is added if it is new. Returns null if a matrix can't have another one.</summary>
    public Party? Find(string name)
    {
        var text = ImportText.Cut(ImportText.OneLine(name), Party.NameMaxLength);
        var key = PastedText.Key(text);
        var known = _parties.Find(party => PastedText.Key(party.Name) == key || party.Slug == key || PastedText.Key(party.Letter) == key);
        if (known is not null || key.Length == 0 || _parties.Count == Matrix.PartiesMaxCount)
        {
            return known;
        }

        var isReader = PartyNames.IsReader(text) && _parties.TrueForAll(party => party.Slug != Party.ReaderSlug);
        var added = new Party(isReader ? Party.ReaderSlug : _slugs.Next(text), LetterFor(text), text);
        _parties.Add(added);
        return added;
    }

    /// <summary>Returns a free slug for a name.</summary>
    public string SlugFor(string name) => _slugs.Next(name);

    /// <summary>The first free letter of the name, else of the alphabet.</summary>
    private string LetterFor(string name) =>
        name.ToUpperInvariant()
            .Where(char.IsAsciiLetterUpper)
            .Concat("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
            .Select(letter => letter.ToString())
            .First(letter => _parties.TrueForAll(party => party.Letter != letter));
}

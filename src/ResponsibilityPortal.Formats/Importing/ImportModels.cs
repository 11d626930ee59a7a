using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>The hosting models of an import: those of the draft that the table names, and new ones.</summary>
public sealed class ImportModels
{
    /// <summary>The name of the only hosting model of a table that names none.</summary>
    public const string DefaultName = "All environments";

    private readonly Matrix? _draft;
    private readonly List<ImportModel> _models;
    private readonly NewSlugs _slugs;

    /// <param name="draft">Null for a new matrix.</param>
    /// <param name="known">Models that the import has already.</param>
    public ImportModels(Matrix? draft, IEnumerable<ImportModel> known)
    {
        (_draft, _models) = (draft, [.. known]);
        _slugs = new NewSlugs(
            "model",
            _models.Select(model => model.Slug).Concat(draft?.HostingModels.Select(model => model.Slug) ?? [])
        );
    }

    public ValueList<ImportModel> All => [.. _models];

    /// <summary>Returns the hosting model with a name, of the draft or of the import. A new one is added.</summary>
    public ImportModel Find(string name)
    {
        var text = ImportText.Cut(ImportText.OneLine(name), HostingModel.NameMaxLength);
        text = text.Length == 0 ? DefaultName : text;
        var key = PastedText.Key(text);
        var existing = _draft?.HostingModels.FirstOrDefault(model =>
            model.Slug == key
            || model.Aliases.Prepend(model.Label ?? "").Prepend(model.Name).Any(other => PastedText.Key(other) == key)
        );
        var known = _models.Find(model => existing is null ? PastedText.Key(model.Name) == key : model.Slug == existing.Slug);
        if (known is null)
        {
            known = existing is null ? new ImportModel(_slugs.Next(text), text) : new ImportModel(existing.Slug, existing.Name);
            _models.Add(known);
        }

        return known;
    }
}

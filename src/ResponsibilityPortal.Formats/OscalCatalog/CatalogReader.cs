using System.Globalization;
using System.Text.Json;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;

namespace ResponsibilityPortal.Formats.OscalCatalog;

/// <summary>Builds a matrix from a catalog. Withdrawn controls are left out.</summary>
internal sealed class CatalogReader(JsonElement catalog, CancellationToken cancellationToken)
{
    /// <summary>The separator between the titles of nested groups.</summary>
    private const string Within = ": ";

    /// <summary>Begins each step of a JSON Pointer.</summary>
    private const char Step = '/';

    private readonly NewSlugs _domains = new("domain", []);
    private readonly NewSlugs _rows = new("control", []);
    private readonly List<ControlDomain> _read = [];
    private readonly ProblemList _problems = new(cancellationToken);
    private int _controls;

    /// <summary>The row of each control, by its ID in the catalog.</summary>
    private readonly Dictionary<string, string> _slugs = new(StringComparer.Ordinal);

    public ValueList<MatrixProblem> Problems => _problems.ToValueList();

    /// <returns>Null when there are <see cref="Problems"/>.</returns>
    public Matrix? Read()
    {
        var metadata = catalog.TryGetProperty("metadata", out var found) ? found : default;
        var title = CatalogText.TextOf(metadata, "title");
        if (title is null)
        {
            _problems.Add(PointerTo("metadata", "title"), "The catalog has no title.");
            return null;
        }

        var name = ImportText.Cut(ImportText.OneLine(title), Matrix.TitleMaxLength);
        var framework = new Framework(
            new NewSlugs("framework", []).Next(name),
            ImportText.Cut(name, Framework.NameMaxLength),
            ImportText.Cut(ImportText.OneLine(CatalogText.TextOf(metadata, "version") ?? "unknown"), Framework.VersionMaxLength)
        );
        AddControls(catalog, PointerTo(), "Controls", framework);
        AddGroups(catalog, PointerTo(), null, framework);
        if (_read.Count == 0 && _problems.IsEmpty)
        {
            _problems.Add(PointerTo(), "The catalog has no controls that are in force.");
        }

        if (_controls > Matrix.ResponsibilitiesMaxCount)
        {
            _problems.Add(
                PointerTo(),
                FormattableString.Invariant(
                    $"The catalog has {_controls:N0} controls that are in force; a matrix can have {Matrix.ResponsibilitiesMaxCount:N0}."
                )
            );
        }

        return !_problems.IsEmpty
            ? null
            : new Matrix
            {
                Slug = framework.Slug,
                Title = name,
                Issuer = ImportText.Cut(IssuerOf(metadata), Matrix.IssuerMaxLength),
                Standing = Standing.Unofficial,
                Summary = ImportText.Cut($"Who does what for each control of {name}.", Matrix.SummaryMaxLength),
                Parties = [new Party(Party.ReaderSlug, "C", "Customer"), new Party("vendor", "V", "Vendor")],
                HostingModels =
                [
                    new HostingModel
                    {
                        Slug = "product",
                        Name = "Product",
                        Parties = [Party.ReaderSlug, "vendor"],
                    },
                ],
                Frameworks = [framework],
                Domains = _read.Select(Linked).ToValueList(),
            };
    }

    private void AddGroups(JsonElement parent, string pointer, string? within, Framework framework)
    {
        foreach (var (index, group) in CatalogText.ItemsOf(parent, "groups").Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{pointer}/groups/{index}");
            var title = ImportText.OneLine(CatalogText.TextOf(group, "title") ?? CatalogText.TextOf(group, "id") ?? "");
            if (title.Length == 0)
            {
                _problems.Add(at, "The group has neither a title nor an ID.");
                continue;
            }

            // Only its beginning becomes the name of a domain, and groups can be deep.
            var name = ImportText.Cut(within is null ? title : $"{within}{Within}{title}", 4 * ControlDomain.NameMaxLength);
            AddControls(group, at, name, framework);
            AddGroups(group, at, name, framework);
        }
    }

    private void AddControls(JsonElement parent, string pointer, string name, Framework framework)
    {
        var rows = new List<Responsibility>();
        AddRows(parent, pointer, framework, rows);
        if (rows.Count > 0)
        {
            var shortened = ImportText.Cut(name, ControlDomain.NameMaxLength);
            _read.Add(new ControlDomain(_domains.Next(shortened), shortened, [.. rows]));
        }
    }

    /// <summary>Adds the controls of a group, and the controls within them, such as enhancements.</summary>
    private void AddRows(JsonElement parent, string pointer, Framework framework, List<Responsibility> rows)
    {
        foreach (var (index, control) in CatalogText.ItemsOf(parent, "controls").Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{pointer}/controls/{index}");
            if (CatalogText.TextOf(control, "id") is not { Length: > 0 } id || CatalogText.TextOf(control, "title") is not { } title)
            {
                _problems.Add(at, "The control has no ID or no title.");
                continue;
            }

            _problems.ThrowIfLate();
            if (!CatalogText.IsWithdrawn(control) && ++_controls <= Matrix.ResponsibilitiesMaxCount)
            {
                rows.Add(RowOf(control, id, title, framework));
            }

            AddRows(control, at, framework, rows);
        }
    }

    private Responsibility RowOf(JsonElement control, string id, string title, Framework framework)
    {
        var slug = _rows.Next(id.Replace('.', '-'));
        _slugs.TryAdd(id, slug);
        var parameters = new ControlParameters(control);
        var text = ImportText.Cut(ImportText.OneLine(parameters.In(title)), Responsibility.TitleMaxLength);
        var identifier = ImportText.OneLine(CatalogText.LabelOf(control) ?? id);
        return new Responsibility
        {
            Slug = slug,
            Title = text.Length == 0 ? id : text,
            Description = CatalogText.StatementOf(control, parameters) is { Length: > 0 } statement
                ? ImportText.Cut(statement, Responsibility.DescriptionMaxLength)
                : null,
            Controls = [new ControlMapping(framework.Slug, [ImportText.Cut(identifier, ControlMapping.IdentifierMaxLength)])],
            // The IDs of related controls, until all controls are known.
            Related = CatalogText.RelatedOf(control).Where(related => related != id).ToValueList(),
        };
    }

    /// <summary>Replaces the IDs of related controls by their rows. Those outside of the catalog are left out.</summary>
    private ControlDomain Linked(ControlDomain domain) =>
        domain with
        {
            Responsibilities = domain
                .Responsibilities.Select(row =>
                    row with
                    {
                        Related = row
                            .Related.Select(id => _slugs.GetValueOrDefault(id))
                            .OfType<string>()
                            .Where(slug => slug != row.Slug)
                            .Distinct(StringComparer.Ordinal)
                            .Take(Responsibility.RelatedMaxCount)
                            .ToValueList(),
                    }
                )
                .ToValueList(),
        };

    /// <summary>Returns the JSON Pointer (RFC 6901) of a property of the catalog.</summary>
    private static string PointerTo(params ReadOnlySpan<string> names)
    {
        var pointer = $"{Step}{CatalogImport.Root}";
        foreach (var name in names)
        {
            pointer = $"{pointer}{Step}{name}";
        }

        return pointer;
    }

    private static string IssuerOf(JsonElement metadata) =>
        CatalogText
            .ItemsOf(metadata, "parties")
            .Select(party => CatalogText.TextOf(party, "name"))
            .OfType<string>()
            .Select(ImportText.OneLine)
            .FirstOrDefault(name => name.Length > 0)
        ?? "Not named in the catalog";
}

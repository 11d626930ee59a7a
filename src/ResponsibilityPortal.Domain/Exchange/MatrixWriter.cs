using System.Globalization;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>
/// Writes a matrix as <c>responsibility-matrix/1</c> in canonical form. Empty values are left out. A row always lists its sources, and a
/// cell its contributing parties and notes, even when there are none: "no source" and "no other party" are statements.
/// </summary>
public static class MatrixWriter
{
    /// <summary>Returns the canonical bytes of a matrix. Equal matrices give equal bytes.</summary>
    public static byte[] Write(Matrix matrix) => CanonicalJson.Serialize(Tree(matrix.InCanonicalOrder()));

    /// <summary>Returns a matrix as JSON, in its current order.</summary>
    internal static JsonObject Tree(Matrix matrix) =>
        Object(
            ("format", MatrixFormat.Name),
            ("slug", matrix.Slug),
            ("title", matrix.Title),
            ("issuer", matrix.Issuer),
            ("standing", MatrixFormat.WordFor(MatrixFormat.Standings, matrix.Standing)),
            ("summary", matrix.Summary),
            ("guidance", matrix.Guidance),
            ("contact", matrix.Contact),
            ("disclaimer", matrix.Disclaimer),
            ("lang", matrix.Language == LanguageTag.Default ? null : matrix.Language),
            ("columnKind", matrix.ColumnKind == ColumnKind.Default ? null : Tree(matrix.ColumnKind)),
            ("allowsJointAccountability", matrix.AllowsJointAccountability ? JsonValue.Create(true) : null),
            ("parties", Items(matrix.Parties, Tree)),
            ("hostingModels", Items(matrix.HostingModels, Tree)),
            ("deployments", Items(matrix.Deployments, Tree)),
            ("frameworks", Items(matrix.Frameworks, Tree)),
            ("frameworkNote", matrix.FrameworkNote),
            ("sources", Items(matrix.Sources, Tree)),
            ("statements", Items(matrix.Statements, Tree)),
            ("synonyms", Items(matrix.Synonyms, group => Texts(group.Terms) ?? [])),
            ("defaultSynonyms", matrix.UsesDefaultSynonyms ? null : JsonValue.Create(false)),
            ("domains", Items(matrix.Domains, Tree))
        );

    private static JsonObject Tree(ColumnKind kind) => Object(("singular", kind.Singular), ("plural", kind.Plural));

    private static JsonObject Tree(Party party) =>
        Object(
            ("slug", party.Slug),
            ("letter", party.Letter),
            ("name", party.Name),
            ("description", party.Description),
            ("examples", Texts(party.Examples))
        );

    private static JsonObject Tree(HostingModel model) =>
        Object(
            ("slug", model.Slug),
            ("name", model.Name),
            ("label", model.Label),
            ("definition", model.Definition),
            ("products", Texts(model.Products)),
            ("parties", Texts(model.Parties)),
            ("basis", Word(MatrixFormat.Bases, model.Basis)),
            ("basisNote", model.BasisNote),
            ("note", model.Note),
            ("aliases", Texts(model.Aliases))
        );

    private static JsonObject Tree(Deployment deployment) =>
        Object(
            ("slug", deployment.Slug),
            ("name", deployment.Name),
            ("hostingModels", Texts(deployment.HostingModels)),
            ("note", deployment.Note)
        );

    private static JsonObject Tree(Framework framework) =>
        Object(("slug", framework.Slug), ("name", framework.Name), ("version", framework.Version), ("note", framework.Note));

    private static JsonObject Tree(Source source) =>
        Object(
            ("slug", source.Slug),
            ("title", source.Title),
            ("url", source.Url),
            ("kind", source.Kind),
            ("checkedOn", Date(source.CheckedOn))
        );

    private static JsonObject Tree(Statement statement) =>
        Object(("slug", statement.Slug), ("text", statement.Text), ("responsibilities", Texts(statement.Responsibilities)));

    private static JsonObject Tree(ControlDomain domain) =>
        Object(
            ("slug", domain.Slug),
            ("name", domain.Name),
            ("description", domain.Description),
            ("responsibilities", Items(domain.Responsibilities, Tree))
        );

    private static JsonObject Tree(Responsibility responsibility) =>
        Object(
            ("slug", responsibility.Slug),
            ("title", responsibility.Title),
            ("description", responsibility.Description),
            ("note", responsibility.Note),
            ("keywords", Texts(responsibility.Keywords)),
            ("assignments", Named(responsibility.Assignments, cell => cell.HostingModel, Tree)),
            ("controls", Named(responsibility.Controls, mapping => mapping.Framework, mapping => Texts(mapping.Identifiers))),
            ("sources", Texts(responsibility.Sources) ?? []),
            ("related", Texts(responsibility.Related)),
            ("reviewedOn", Date(responsibility.ReviewedOn)),
            ("reviewDueOn", Date(responsibility.ReviewDueOn))
        );

    /// <summary>Returns a single cell as JSON.</summary>
    internal static JsonObject Tree(Assignment cell) =>
        Object(
            ("accountable", cell.Accountable),
            ("jointlyAccountable", Texts(cell.JointlyAccountable)),
            ("notApplicable", cell.NotApplicable),
            ("contributing", Texts(cell.Contributing) ?? []),
            ("notes", Named(cell.Notes, note => note.Party, note => JsonValue.Create(note.Text)) ?? []),
            ("basis", Word(MatrixFormat.Bases, cell.Basis)),
            ("customerPart", Word(MatrixFormat.CustomerParts, cell.CustomerPart)),
            ("sharing", Word(MatrixFormat.Sharings, cell.Sharing)),
            ("sources", Texts(cell.Sources))
        );

    private static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> properties)
    {
        var result = new JsonObject();
        foreach (var (name, value) in properties)
        {
            if (value is not null)
            {
                result.Add(name, value);
            }
        }

        return result;
    }

    private static JsonArray? Items<T>(ValueList<T> items, Func<T, JsonNode> tree) =>
        items.Count == 0 ? null : new JsonArray([.. items.Select(tree)]);

    private static JsonArray? Texts(ValueList<string> texts) => Items(texts, text => JsonValue.Create(text));

    private static JsonObject? Named<T>(ValueList<T> items, Func<T, string> name, Func<T, JsonNode?> tree) =>
        items.Count == 0 ? null : new JsonObject(items.Select(item => KeyValuePair.Create(name(item), tree(item))));

    private static string? Date(DateOnly? date) => date?.ToString(MatrixFormat.DateForm, CultureInfo.InvariantCulture);

    private static string? Word<T>(System.Collections.Frozen.FrozenDictionary<string, T> words, T? value)
        where T : struct, Enum => value is { } known ? MatrixFormat.WordFor(words, known) : null;
}

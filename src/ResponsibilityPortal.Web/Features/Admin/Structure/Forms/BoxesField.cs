using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>A field of check boxes.</summary>
public sealed class BoxesField(string name, string label, IEnumerable<(string Slug, string Title)> options, IEnumerable<string> ticked)
    : FormField(name, label)
{
    private HashSet<string> _ticked = ticked.ToHashSet(StringComparer.Ordinal);

    public ValueList<(string Slug, string Title)> Options { get; } = options.ToValueList();

    /// <summary>The chosen options, in the order of all options.</summary>
    public ValueList<string> Ticked => Options.Select(option => option.Slug).Where(_ticked.Contains).ToValueList();

    public override string Said => string.Join(", ", Options.Where(option => _ticked.Contains(option.Slug)).Select(option => option.Title));

    public bool IsTicked(string slug) => _ticked.Contains(slug);

    public void Set(string slug, bool isTicked) => _ = isTicked ? _ticked.Add(slug) : _ticked.Remove(slug);

    public override void Take(FormField other) => _ticked = ((BoxesField)other)._ticked;
}

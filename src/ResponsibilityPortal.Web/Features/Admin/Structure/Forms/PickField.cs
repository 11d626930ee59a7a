using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>A field for several of many options. Users search for them and add them one by one.</summary>
public sealed class PickField(string name, string label, IEnumerable<(string Slug, string Title)> options, IEnumerable<string> picked)
    : FormField(name, label)
{
    /// <summary>The maximum number of search results that are shown.</summary>
    public const int HitsMaxCount = 8;

    private List<string> _picked = [.. picked];

    public ValueList<(string Slug, string Title)> Options { get; } = options.ToValueList();

    public string Search { get; set; } = "";

    /// <summary>The chosen options, in the order in which they were added.</summary>
    public ValueList<string> Picked => _picked.ToValueList();

    public override string Said => string.Join(", ", _picked.Select(TitleOf));

    /// <summary>The search results that are not chosen yet; empty while the search text is empty.</summary>
    public IReadOnlyList<(string Slug, string Title)> Hits =>
        string.IsNullOrWhiteSpace(Search)
            ? []
            :
            [
                .. Options
                    .Where(option =>
                        !_picked.Contains(option.Slug)
                        && Search
                            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                            .All(word =>
                                option.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
                                || option.Slug.Contains(word, StringComparison.OrdinalIgnoreCase)
                            )
                    )
                    .Take(HitsMaxCount),
            ];

    public string TitleOf(string slug) =>
        Options.Where(option => option.Slug == slug).Select(option => option.Title).FirstOrDefault() ?? slug;

    public void Pick(string slug)
    {
        _picked.Add(slug);
        Search = "";
    }

    public void Drop(string slug) => _picked.Remove(slug);

    public override void Take(FormField other) => _picked = ((PickField)other)._picked;
}

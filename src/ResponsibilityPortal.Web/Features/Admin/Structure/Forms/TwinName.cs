namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>Warns about a new name that another element already has.</summary>
internal static class TwinName
{
    /// <returns>Null if the name is not new, or no other element has it.</returns>
    public static string? Of(string noun, TextField name, IEnumerable<(string Slug, string Title)> others) =>
        name.IsChanged
        && others.FirstOrDefault(other => string.Equals(other.Title, name.Text, StringComparison.OrdinalIgnoreCase))
            is { Slug: { } slug, Title: var title }
            ? $"Another {noun} is already called “{title}” ({slug}). Choose a different name, or save again to use the name twice."
            : null;
}

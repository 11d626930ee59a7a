namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>The fields for one kind of element.</summary>
/// <typeparam name="T">The element.</typeparam>
internal abstract class ElementFields<T>
{
    /// <summary>The field that names the element.</summary>
    public abstract TextField Title { get; }

    /// <summary>All fields, in the order of the form.</summary>
    public abstract IReadOnlyList<FormField> All { get; }

    /// <summary>Returns the element with the values of the fields.</summary>
    public abstract T Read(string slug);

    /// <summary>Formats entries for a field, one per line.</summary>
    private protected static string? Joined(IEnumerable<string>? lines) => lines is null ? null : string.Join('\n', lines);
}

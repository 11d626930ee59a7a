namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>One field of a form.</summary>
/// <param name="name">Unique in the form.</param>
public abstract class FormField(string name, string label)
{
    public string Name => name;

    public string Label => label;

    /// <summary>Help text for the field.</summary>
    public string? Help { get; init; }

    /// <summary>The value in words.</summary>
    public abstract string Said { get; }

    /// <summary>Copies the input from the same field of another form.</summary>
    public abstract void Take(FormField other);
}

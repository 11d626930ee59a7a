namespace ResponsibilityPortal.Web.Features.Admin.Shaping.Forms;

/// <summary>One thing that a form asks for.</summary>
/// <param name="name">Unique in the form.</param>
public abstract class FormField(string name, string label)
{
    public string Name => name;

    public string Label => label;

    /// <summary>What to know before filling it in.</summary>
    public string? Help { get; init; }

    /// <summary>What it says, in words.</summary>
    public abstract string Said { get; }

    /// <summary>Takes over what was typed into the same field of another form.</summary>
    public abstract void Take(FormField other);
}

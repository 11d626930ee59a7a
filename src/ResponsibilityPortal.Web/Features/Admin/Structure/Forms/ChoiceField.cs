using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>A field for one of several values.</summary>
/// <param name="options">The values by their keys in the browser.</param>
/// <param name="value">The initial key.</param>
public abstract class ChoiceField(string name, string label, ValueList<(string Value, string Words)> options, string value)
    : FormField(name, label)
{
    public ValueList<(string Value, string Words)> Options => options;

    public string Value { get; set; } = value;

    public override string Said => options.Where(option => option.Value == Value).Select(option => option.Words).FirstOrDefault() ?? "";

    public override void Take(FormField other) => Value = ((ChoiceField)other).Value;
}

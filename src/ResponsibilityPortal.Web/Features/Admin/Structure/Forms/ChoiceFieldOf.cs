using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>A field for one of several values of a type.</summary>
/// <param name="options">The values, each with its key in the browser and its words.</param>
/// <param name="key">The initial key.</param>
public sealed class ChoiceFieldOf<T>(string name, string label, ValueList<(string Key, string Words, T Value)> options, string key)
    : ChoiceField(name, label, options.Select(option => (option.Key, option.Words)).ToValueList(), key)
{
    /// <summary>The chosen value; the default if the browser sends a key that was not offered.</summary>
    public T? Chosen => options.Where(option => option.Key == Value).Select(option => option.Value).FirstOrDefault();
}

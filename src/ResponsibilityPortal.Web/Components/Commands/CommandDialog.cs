using Microsoft.AspNetCore.Components;

namespace ResponsibilityPortal.Web.Components.Commands;

/// <summary>A dialog that asks for the input of a command.</summary>
public abstract class CommandDialog<TForm> : SavingDialog<TForm>
    where TForm : CommandForm, new()
{
    private object? _opened;

    [Parameter]
    public TForm Form { get; set; } = new();

    /// <summary>Whether something was typed since the dialog was opened.</summary>
    protected bool IsUnsaved => !Form.State.Equals(_opened);

    protected override TForm Input => Form;

    protected override void OnInitialized() => _opened = Form.State;
}

class Daemonlens < Formula
  desc "Tells what Kubernetes will do with a DaemonSet"
  homepage "https://github.com/daemonlens/daemonlens"
  version "@VERSION@"
  license "Apache-2.0"

  on_macos do
    on_arm do
#if daemonlens-@VERSION@-darwin-arm64.tar.gz
      url "@RELEASE@/daemonlens-@VERSION@-darwin-arm64.tar.gz"
      sha256 "@SHA256 daemonlens-@VERSION@-darwin-arm64.tar.gz@"
#end
    end
    on_intel do
#if daemonlens-@VERSION@-darwin-x64.tar.gz
      url "@RELEASE@/daemonlens-@VERSION@-darwin-x64.tar.gz"
      sha256 "@SHA256 daemonlens-@VERSION@-darwin-x64.tar.gz@"
#end
    end
  end

  on_linux do
    on_arm do
#if daemonlens-@VERSION@-linux-arm64.tar.gz
      url "@RELEASE@/daemonlens-@VERSION@-linux-arm64.tar.gz"
      sha256 "@SHA256 daemonlens-@VERSION@-linux-arm64.tar.gz@"
#end
    end
    on_intel do
#if daemonlens-@VERSION@-linux-x64.tar.gz
      url "@RELEASE@/daemonlens-@VERSION@-linux-x64.tar.gz"
      sha256 "@SHA256 daemonlens-@VERSION@-linux-x64.tar.gz@"
#end
    end
  end

  def install
    libexec.install Dir["*"]
    bin.install_symlink libexec/"bin/daemonlens", libexec/"bin/kubectl-daemonlens"
    man1.install_symlink Dir[libexec/"share/man/man1/*"]
    bash_completion.install_symlink libexec/"share/bash-completion/completions/daemonlens"
    zsh_completion.install_symlink libexec/"share/zsh/site-functions/_daemonlens"
    fish_completion.install_symlink libexec/"share/fish/vendor_completions.d/daemonlens.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/daemonlens --version")
  end
end
